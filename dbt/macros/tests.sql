{#- A column with values outside of 0 to 1. -#}
{% test nudgespot_share(model, column_name) %}
  select {{ column_name }} from {{ model }} where {{ column_name }} < 0 or {{ column_name }} > 1
{% endtest %}
