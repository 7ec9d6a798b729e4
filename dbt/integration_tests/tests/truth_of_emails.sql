{{ nudgespot_differs_from_truth('emails', 'email_key', ['campaign_key', 'opens', 'human_opens', 'clicks', 'human_clicks', 'is_delivered', 'is_bounced', 'bounce_class', 'seconds_to_open']) }}
