{#- The six tables of any layout in one shape, one row for each event: hosts can load a copy. -#}
{%- set text = dbt.type_string() -%}
{%- set instant = nudgespot_instant() -%}
{%- set collections = ['email_delivered', 'email_opened', 'email_link_clicked', 'email_unsubscribed', 'email_bounced', 'email_marked_as_spam'] -%}
{%- set ip = 'context_passed_ip' if var('nudgespot_layout') == 'rudderstack' else 'context_ip' -%}

with events as (
{% for collection in collections %}
  {%- set relation = source('nudgespot', collection) -%}
  {%- set known = nudgespot_columns_of(relation) %}
  select
    {{ nudgespot_column(known, nudgespot_id_column(), text, 'event_id') }},
    cast('{{ collection }}' as {{ text }}) as event,
    {{ nudgespot_column(known, 'timestamp', instant, 'sent_time') }},
    {{ nudgespot_column(known, 'received_at', instant) }},
    {{ nudgespot_column(known, 'user_id', text) }},
    {{ nudgespot_column(known, 'anonymous_id', text) }},
    {{ nudgespot_column(known, 'context_traits_email', text, 'email') }},
    {{ nudgespot_column(known, 'context_traits_email_sha256', text, 'email_sha256') }},
    {{ nudgespot_column(known, ip, text, 'ip') }},
    {{ nudgespot_column(known, 'context_user_agent', text, 'user_agent') }},
    {{ nudgespot_column(known, 'email_id', text) }},
    {{ nudgespot_column(known, 'email_subject', text) }},
    {{ nudgespot_column(known, 'campaign_id', text) }},
    {{ nudgespot_column(known, 'campaign_name', text) }},
    {{ nudgespot_column(known, 'template_id', text) }},
    {{ nudgespot_column(known, 'category', text) }},
    {{ nudgespot_column(known, 'journey', text) }},
    {{ nudgespot_column(known, 'link_url', text) }},
    {{ nudgespot_column(known, 'bounce_type', text) }},
    {{ nudgespot_column(known, 'bounce_reason', text) }},
    {{ nudgespot_column(known, 'bounce_status', text) }},
    {{ nudgespot_column(known, 'is_bot', dbt.type_boolean()) }},
    {{ nudgespot_column(known, 'is_test', dbt.type_boolean()) }}
  {% if known == [] -%}
  from (select 1 as nothing) as e where 1 = 0
  {%- else -%}
  from {{ relation }} as e
  {%- endif %}
  {% if not loop.last %}union all{% endif %}
{% endfor %}
),

numbered as (
  select
    events.*,
    coalesce(sent_time, received_at) as occurred_at,
    -- One address in all its spellings, or the hash that the source wrote in its place.
    coalesce(email_sha256, lower(trim(email)), lower(trim(anonymous_id))) as address_key,
    row_number() over (partition by event_id order by received_at) as copy_number
  from events
)

select
  event_id, event, occurred_at, received_at, user_id, anonymous_id, email, email_sha256, address_key, ip,
  user_agent, email_id, email_subject, campaign_id, campaign_name, template_id, category, journey, link_url,
  bounce_type, bounce_reason, bounce_status, coalesce(is_bot, false) as is_bot, coalesce(is_test, false) as is_test
from numbered
where copy_number = 1
{%- if not var('nudgespot_include_tests') %}
  and not coalesce(is_test, false)
{%- endif %}
