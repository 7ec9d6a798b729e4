{#- One row for each campaign. Events without a campaign are in email_events alone. -#}
with totals as (
  {{ nudgespot_totals(['campaign_key']) }},
    max(campaign_id) as campaign_id,
    max(campaign_name) as campaign_name,
    min(occurred_at) as first_event_at,
    max(occurred_at) as last_event_at
  from {{ ref('email_events') }}
  where campaign_key is not null
  group by campaign_key
)

select
  totals.*,
  {{- nudgespot_rates() }}
from totals
