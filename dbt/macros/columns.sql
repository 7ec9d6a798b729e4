{#- Names of columns and tables as the hosts write them: Snowflake's are in upper case. -#}
{% macro nudgespot_quote(name) -%}
  {{ adapter.quote(name | upper if target.type == 'snowflake' else name) }}
{%- endmacro %}

{#- The column of the message id. -#}
{% macro nudgespot_id_column() -%}
  {{ return('message_id' if var('nudgespot_layout') == 'jitsu' else 'id') }}
{%- endmacro %}

{#-
  The names of a relation's columns in lower case; none where the database is not asked: hosts make a
  column with its first value, so a column that no event needed yet is not there.
-#}
{% macro nudgespot_columns_of(relation) -%}
  {%- set found = namespace(names=none) -%}
  {%- if execute and flags.INTROSPECT -%}
    {%- set loaded = load_relation(relation) -%}
    {%- set found.names = [] if loaded is none else adapter.get_columns_in_relation(loaded) | map(attribute='name') | map('lower') | list -%}
  {%- endif -%}
  {{ return(found.names) }}
{%- endmacro %}

{#- A column of a source, or null where it is not there. -#}
{% macro nudgespot_column(known, name, type, alias=none) -%}
  {%- if known is none or name in known -%}
    cast(e.{{ nudgespot_quote(name) }} as {{ type }})
  {%- else -%}
    cast(null as {{ type }})
  {%- endif %} as {{ alias or name }}
{%- endmacro %}
