{{ nudgespot_differs_from_truth('links', 'link_key', ['clicks', 'human_clicks', 'unique_clicks', 'unique_human_clicks']) }}
