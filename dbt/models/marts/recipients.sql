{#- One row for each recipient. Engagement is that of the day of the newest event. -#}
with events as (
  select * from {{ ref('email_events') }} where recipient_key is not null
),

newest as (
  select max(occurred_at) as occurred_at from events
),

recipients as (
  select
    recipient_key,
    max(user_id) as user_id,
    max(email) as email,
    max(email_sha256) as email_sha256,
    min(occurred_at) as first_event_at,
    max(occurred_at) as last_event_at,
    max(case when event = 'email_delivered' then occurred_at end) as last_delivered_at,
    max(case when event in ('email_opened', 'email_link_clicked') and not is_machine then occurred_at end) as last_engaged_at,
    max(case when event = 'email_unsubscribed' then occurred_at end) as unsubscribed_at,
    max(case when event = 'email_marked_as_spam' then occurred_at end) as complained_at,
    max(case when bounce_class = 'hard' then occurred_at end) as hard_bounced_at,
    {{ nudgespot_count("event = 'email_delivered'") }} as deliveries,
    {{ nudgespot_count("event = 'email_opened' and not is_machine") }} as human_opens,
    {{ nudgespot_count("event = 'email_link_clicked' and not is_machine") }} as human_clicks,
    {{ nudgespot_count("event = 'email_bounced'") }} as bounces
  from events
  group by recipient_key
)

select
  recipients.*,
  human_opens + human_clicks = 0 as is_never_opened,
  case
    when complained_at is not null then 'complained'
    when unsubscribed_at is not null then 'unsubscribed'
    -- An address that took an email afterwards works again.
    when hard_bounced_at is not null and (last_delivered_at is null or last_delivered_at < hard_bounced_at) then 'bounced'
    else 'subscribed'
  end as subscription,
  case
    when last_engaged_at is null then 'never'
    when last_engaged_at >= {{ nudgespot_later('day', -1 * var('nudgespot_lapsing_days'), 'newest.occurred_at') }} then 'engaged'
    when last_engaged_at >= {{ nudgespot_later('day', -1 * var('nudgespot_dormant_days'), 'newest.occurred_at') }} then 'lapsing'
    else 'dormant'
  end as engagement
from recipients
cross join newest
