{#- The user id of each address, where any event has both: the one seen last. -#}
with known as (
  select
    address_key,
    user_id,
    row_number() over (partition by address_key order by max(received_at) desc, user_id desc) as number
  from {{ ref('stg_nudgespot__events') }}
  where address_key is not null and user_id is not null
  group by address_key, user_id
)

select address_key, user_id
from known
where number = 1
