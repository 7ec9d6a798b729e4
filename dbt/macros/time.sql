{#- The local day of an instant, in the time zone of nudgespot_timezone. -#}
{% macro nudgespot_day(instant) -%}
  cast({{ nudgespot_local(instant) }} as date)
{%- endmacro %}

{#- An instant as local time without a zone. -#}
{% macro nudgespot_local(instant) -%}
  {{ return(adapter.dispatch('nudgespot_local', 'nudgespot_source')(instant)) }}
{%- endmacro %}

{% macro default__nudgespot_local(instant) -%}
  ({{ instant }} at time zone '{{ var("nudgespot_timezone") }}')
{%- endmacro %}

{% macro bigquery__nudgespot_local(instant) -%}
  datetime({{ instant }}, '{{ var("nudgespot_timezone") }}')
{%- endmacro %}

{% macro snowflake__nudgespot_local(instant) -%}
  convert_timezone('{{ var("nudgespot_timezone") }}', {{ instant }})
{%- endmacro %}

{% macro redshift__nudgespot_local(instant) -%}
  convert_timezone('{{ var("nudgespot_timezone") }}', {{ instant }})
{%- endmacro %}

{#- The type of an instant. -#}
{% macro nudgespot_instant() -%}
  {{ return({'bigquery': 'timestamp', 'snowflake': 'timestamp_tz', 'redshift': 'timestamp'}.get(target.type, 'timestamp with time zone')) }}
{%- endmacro %}

{#- An instant some seconds, hours or days later. BigQuery's dateadd of dbt makes it a local time. -#}
{% macro nudgespot_later(part, count, instant) -%}
  {{ return(adapter.dispatch('nudgespot_later', 'nudgespot_source')(part, count, instant)) }}
{%- endmacro %}

{% macro default__nudgespot_later(part, count, instant) -%}
  {{ dbt.dateadd(part, count, instant) }}
{%- endmacro %}

{% macro bigquery__nudgespot_later(part, count, instant) -%}
  timestamp_add({{ instant }}, interval {{ count }} {{ part }})
{%- endmacro %}
