{#-
  Whether an open or a click is a machine's: the platform says so, its user agent is a known program's,
  or it comes within seconds of the delivery.
-#}
{% macro nudgespot_is_machine(event, is_bot, user_agent, occurred_at, delivered_at) -%}
  case
    when {{ event }} not in ('email_opened', 'email_link_clicked') then false
    when {{ is_bot }} then true
    {%- for pattern in var('nudgespot_machine_user_agents') %}
    when lower({{ user_agent }}) like '{{ pattern }}' then true
    {%- endfor %}
    when {{ occurred_at }} >= {{ delivered_at }}
      and {{ occurred_at }} <= {{ nudgespot_later('second', var('nudgespot_machine_seconds'), delivered_at) }} then true
    else false
  end
{%- endmacro %}

{#-
  The class of a bounce: a block is a refusal by policy (RFC 3463: 5.7.x), a hard bounce is permanent
  (5.x.x), a soft one is not (4.x.x). The status is more exact than the type, which is the platform's word.
-#}
{% macro nudgespot_bounce_class(event, bounce_type, bounce_status) -%}
  case
    when {{ event }} <> 'email_bounced' then null
    when lower({{ bounce_type }}) like 'block%' or {{ bounce_status }} like '5.7.%' then 'block'
    when {{ bounce_status }} like '5%' then 'hard'
    when {{ bounce_status }} like '4%' then 'soft'
    when lower({{ bounce_type }}) like 'soft%' or lower({{ bounce_type }}) like 'transient%' then 'soft'
    when lower({{ bounce_type }}) in ('bounce', 'hard', 'permanent') or lower({{ bounce_type }}) like 'hard%' then 'hard'
    else 'unknown'
  end
{%- endmacro %}

{#- A share of two counts: null where there is nothing to share. DuckDB's float has four bytes. -#}
{% macro nudgespot_rate(part, whole) -%}
  cast({{ part }} as {{ 'double' if target.type == 'duckdb' else dbt.type_float() }}) / nullif({{ whole }}, 0)
{%- endmacro %}

{#- A value, else that of another event of the same email. -#}
{% macro nudgespot_filled(column, email_id) -%}
  case
    when {{ column }} is null and {{ email_id }} is not null
      then max({{ column }}) over (partition by {{ email_id }})
    else {{ column }}
  end
{%- endmacro %}

{#- A number of events that hold a condition. -#}
{% macro nudgespot_count(condition) -%}
  sum(case when {{ condition }} then 1 else 0 end)
{%- endmacro %}

{#- A number of recipients with an event that holds a condition. -#}
{% macro nudgespot_recipients(condition) -%}
  count(distinct case when {{ condition }} then recipient_key end)
{%- endmacro %}
