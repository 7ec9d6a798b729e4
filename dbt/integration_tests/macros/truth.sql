{#- Rows of a model that are not in the truth, and rows of the truth that are not in the model. -#}
{% macro nudgespot_differs_from_truth(model, key, columns) %}
  {%- set known = api.Relation.create(database=target.database, schema='truth', identifier=model) %}
  select coalesce(model.{{ key }}, truth.{{ key }}) as {{ key }}
  from {{ ref('nudgespot_source', model) }} as model
  full outer join {{ known }} as truth on truth.{{ key }} = model.{{ key }}
  where model.{{ key }} is null or truth.{{ key }} is null
  {%- for column in columns %}
    or model.{{ column }} is distinct from truth.{{ column }}
  {%- endfor %}
{% endmacro %}
