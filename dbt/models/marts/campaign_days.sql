{#- One row for each campaign and day, in the time zone of nudgespot_timezone. Recipients are those of the day. -#}
with events as (
  select email_events.*, {{ nudgespot_day('occurred_at') }} as day
  from {{ ref('email_events') }} as email_events
  where campaign_key is not null
)

{{ nudgespot_totals(['campaign_key', 'day']) }},
    {{ dbt.concat(['campaign_key', "' '", dbt.cast('day', dbt.type_string())]) }} as campaign_day_key
from events
group by campaign_key, day
