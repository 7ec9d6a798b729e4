{{ nudgespot_differs_from_truth('email_attribution', 'product_event_id', ['touch', 'email_id', 'campaign_key']) }}
