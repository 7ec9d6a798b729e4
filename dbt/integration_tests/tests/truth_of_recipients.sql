{{ nudgespot_differs_from_truth('recipients', 'recipient_key', ['deliveries', 'human_opens', 'human_clicks', 'bounces', 'is_never_opened', 'subscription', 'engagement']) }}
