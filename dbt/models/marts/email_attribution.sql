{#- One row for each product event that a person's click or open came before: the last one counts. -#}
{{ config(enabled=var('nudgespot_product_schema') is not none) }}

with product_events as (
  select
    cast(e.{{ nudgespot_quote(nudgespot_id_column()) }} as {{ dbt.type_string() }}) as product_event_id,
    cast(e.{{ nudgespot_quote('event') }} as {{ dbt.type_string() }}) as product_event,
    cast(e.{{ nudgespot_quote('timestamp') }} as {{ nudgespot_instant() }}) as occurred_at,
    cast(e.{{ nudgespot_quote('user_id') }} as {{ dbt.type_string() }}) as user_id
  from {{ source('nudgespot_product', 'tracks') }} as e
  where e.{{ nudgespot_quote('user_id') }} is not null
  {%- if var('nudgespot_product_events') %}
    and e.{{ nudgespot_quote('event') }} in (
      {%- for name in var('nudgespot_product_events') %}'{{ name }}'{{ ', ' if not loop.last }}{% endfor -%}
    )
  {%- endif %}
),

touches as (
  select event_id, event, occurred_at, user_id, email_id, campaign_key, campaign_name
  from {{ ref('email_events') }}
  where event in ('email_opened', 'email_link_clicked') and not is_machine and user_id is not null
),

matched as (
  select
    product_events.product_event_id,
    product_events.product_event,
    product_events.occurred_at,
    product_events.user_id,
    touches.event_id as email_event_id,
    case when touches.event = 'email_link_clicked' then 'click' else 'open' end as touch,
    touches.occurred_at as touched_at,
    touches.email_id,
    touches.campaign_key,
    touches.campaign_name,
    row_number() over (
      partition by product_events.product_event_id
      order by touches.occurred_at desc, touches.event, touches.event_id
    ) as number
  from product_events
  inner join touches
    on touches.user_id = product_events.user_id
    and touches.occurred_at <= product_events.occurred_at
    and touches.occurred_at >= {{ nudgespot_later('hour', -1 * var('nudgespot_attribution_hours'), 'product_events.occurred_at') }}
)

select
  product_event_id, product_event, occurred_at, user_id, email_event_id, touch, touched_at, email_id,
  campaign_key, campaign_name,
  {{ dbt.datediff('touched_at', 'occurred_at', 'second') }} as seconds_since
from matched
where number = 1
