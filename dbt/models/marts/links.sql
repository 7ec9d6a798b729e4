{#- One row for each campaign and link, without its query. -#}
with clicks as (
  select * from {{ ref('email_events') }}
  where event = 'email_link_clicked' and link is not null
)

select
  {{ dbt.concat(["coalesce(campaign_key, '')", "' '", 'link']) }} as link_key,
  campaign_key,
  max(campaign_name) as campaign_name,
  link,
  count(*) as clicks,
  {{ nudgespot_count('not is_machine') }} as human_clicks,
  count(distinct recipient_key) as unique_clicks,
  {{ nudgespot_recipients('not is_machine') }} as unique_human_clicks,
  min(occurred_at) as first_clicked_at,
  max(occurred_at) as last_clicked_at
from clicks
group by campaign_key, link
