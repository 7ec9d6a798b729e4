{#-
  Incremental runs make the rows again of every email and every recipient that a new event is about: a
  late event can fill a campaign, give a recipient an id, or make an open a machine's.
-#}
{{ config(materialized='incremental', unique_key='event_id', on_schema_change='fail') }}

with events as (
  select * from {{ ref('stg_nudgespot__events') }}
),

{% if flags.INTROSPECT and is_incremental() -%}
new_events as (
  select event_id, email_id, address_key
  from events
  where received_at >= (
    select {{ nudgespot_later('hour', -1 * var('nudgespot_lookback_hours'), 'max(received_at)') }} from {{ this }}
  )
),

touched as (
  select event_id, email_id
  from events
  where event_id in (select event_id from new_events)
    or email_id in (select email_id from new_events where email_id is not null)
    or address_key in (select address_key from new_events where address_key is not null)
),

scope as (
  select events.*
  from events
  where event_id in (select event_id from touched)
    or email_id in (select email_id from touched where email_id is not null)
),
{%- else -%}
scope as (
  select * from events
),
{%- endif %}

keyed as (
  select
    scope.*,
    coalesce(scope.user_id, identities.user_id, scope.address_key) as recipient_key,
    identities.user_id as known_user_id,
    {{ nudgespot_filled('scope.campaign_id', 'scope.email_id') }} as filled_campaign_id,
    {{ nudgespot_filled('scope.campaign_name', 'scope.email_id') }} as filled_campaign_name,
    {{ nudgespot_filled('scope.email_subject', 'scope.email_id') }} as filled_subject
  from scope
  left join {{ ref('recipient_identities') }} as identities on identities.address_key = scope.address_key
),

timed as (
  select
    keyed.*,
    case when email_id is not null then
      min(case when event = 'email_delivered' then occurred_at end)
        over (partition by email_id, recipient_key)
    end as delivered_at
  from keyed
)

select
  event_id,
  event,
  occurred_at,
  received_at,
  recipient_key,
  coalesce(user_id, known_user_id) as user_id,
  email,
  email_sha256,
  email_id,
  filled_subject as email_subject,
  coalesce(filled_campaign_id, filled_campaign_name) as campaign_key,
  filled_campaign_id as campaign_id,
  filled_campaign_name as campaign_name,
  template_id,
  category,
  journey,
  {{ dbt.split_part(dbt.split_part('link_url', "'?'", 1), "'#'", 1) }} as link,
  link_url,
  {{ nudgespot_bounce_class('event', 'bounce_type', 'bounce_status') }} as bounce_class,
  bounce_type,
  bounce_status,
  bounce_reason,
  ip,
  user_agent,
  {{ nudgespot_is_machine('event', 'is_bot', 'user_agent', 'occurred_at', 'delivered_at') }} as is_machine
from timed
