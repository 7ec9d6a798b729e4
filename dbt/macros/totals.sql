{#-
  Totals, recipients and rates of a group of events. Whoever opens, clicks, unsubscribes or complains has
  got the email, even where its delivery is not known: so rates are at most 1.
-#}
{% macro nudgespot_totals(group_by) %}
  select
    {{ group_by | join(',\n    ') }},
    {{ nudgespot_count("event = 'email_delivered'") }} as deliveries,
    {{ nudgespot_count("event = 'email_opened'") }} as opens,
    {{ nudgespot_count("event = 'email_opened' and not is_machine") }} as human_opens,
    {{ nudgespot_count("event = 'email_link_clicked'") }} as clicks,
    {{ nudgespot_count("event = 'email_link_clicked' and not is_machine") }} as human_clicks,
    {{ nudgespot_count("event = 'email_bounced'") }} as bounces,
    {{ nudgespot_count("bounce_class = 'hard'") }} as hard_bounces,
    {{ nudgespot_count("bounce_class = 'soft'") }} as soft_bounces,
    {{ nudgespot_count("bounce_class = 'block'") }} as blocks,
    {{ nudgespot_count("event = 'email_unsubscribed'") }} as unsubscribes,
    {{ nudgespot_count("event = 'email_marked_as_spam'") }} as complaints,
    count(distinct recipient_key) as recipients,
    {{ nudgespot_recipients("event <> 'email_bounced'") }} as delivered_recipients,
    {{ nudgespot_recipients("event = 'email_opened'") }} as unique_opens,
    {{ nudgespot_recipients("event = 'email_opened' and not is_machine") }} as unique_human_opens,
    {{ nudgespot_recipients("event = 'email_link_clicked'") }} as unique_clicks,
    {{ nudgespot_recipients("event = 'email_link_clicked' and not is_machine") }} as unique_human_clicks,
    {{ nudgespot_recipients("event in ('email_opened', 'email_link_clicked') and not is_machine") }} as unique_human_engaged,
    {{ nudgespot_recipients("event = 'email_unsubscribed'") }} as unsubscribed_recipients,
    {{ nudgespot_recipients("event = 'email_marked_as_spam'") }} as complained_recipients
{%- endmacro %}

{% macro nudgespot_rates() %}
    {{ nudgespot_rate('delivered_recipients', 'recipients') }} as delivery_rate,
    {{ nudgespot_rate('unique_opens', 'delivered_recipients') }} as open_rate,
    {{ nudgespot_rate('unique_human_opens', 'delivered_recipients') }} as human_open_rate,
    {{ nudgespot_rate('unique_clicks', 'delivered_recipients') }} as click_rate,
    {{ nudgespot_rate('unique_human_clicks', 'delivered_recipients') }} as human_click_rate,
    {{ nudgespot_rate('unique_human_clicks', 'unique_human_engaged') }} as click_to_open_rate,
    {{ nudgespot_rate('unsubscribed_recipients', 'delivered_recipients') }} as unsubscribe_rate,
    {{ nudgespot_rate('complained_recipients', 'delivered_recipients') }} as complaint_rate
{%- endmacro %}
