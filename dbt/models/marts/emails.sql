{#- One row for each email id and recipient. Events without an email id are in email_events alone. -#}
with events as (
  select * from {{ ref('email_events') }}
  where email_id is not null and recipient_key is not null
),

emails as (
  select
    email_id,
    recipient_key,
    max(user_id) as user_id,
    max(email) as email,
    max(email_subject) as email_subject,
    max(campaign_key) as campaign_key,
    max(campaign_id) as campaign_id,
    max(campaign_name) as campaign_name,
    min(occurred_at) as first_event_at,
    min(case when event = 'email_delivered' then occurred_at end) as delivered_at,
    min(case when event = 'email_opened' then occurred_at end) as first_opened_at,
    min(case when event = 'email_opened' and not is_machine then occurred_at end) as first_human_opened_at,
    min(case when event = 'email_link_clicked' then occurred_at end) as first_clicked_at,
    min(case when event = 'email_link_clicked' and not is_machine then occurred_at end) as first_human_clicked_at,
    min(case when event = 'email_bounced' then occurred_at end) as bounced_at,
    min(case when event = 'email_unsubscribed' then occurred_at end) as unsubscribed_at,
    min(case when event = 'email_marked_as_spam' then occurred_at end) as complained_at,
    {{ nudgespot_count("event = 'email_opened'") }} as opens,
    {{ nudgespot_count("event = 'email_opened' and not is_machine") }} as human_opens,
    {{ nudgespot_count("event = 'email_link_clicked'") }} as clicks,
    {{ nudgespot_count("event = 'email_link_clicked' and not is_machine") }} as human_clicks,
    {{ nudgespot_count("event <> 'email_bounced'") }} > 0 as is_delivered,
    {{ nudgespot_count("event = 'email_bounced'") }} > 0 as is_bounced,
    {{ nudgespot_count("event = 'email_unsubscribed'") }} > 0 as is_unsubscribed,
    {{ nudgespot_count("event = 'email_marked_as_spam'") }} > 0 as is_complained,
    max(bounce_class) as bounce_class
  from events
  group by email_id, recipient_key
)

select
  {{ dbt.concat(['email_id', "' '", 'recipient_key']) }} as email_key,
  emails.*,
  human_opens > 0 as is_opened,
  human_clicks > 0 as is_clicked,
  {{ dbt.datediff('delivered_at', 'first_human_opened_at', 'second') }} as seconds_to_open,
  {{ dbt.datediff('delivered_at', 'first_human_clicked_at', 'second') }} as seconds_to_click
from emails
