"""What every page is made of: marks (sides, statuses, texts), dates, forms, menus, panels, and the template tags over them."""
