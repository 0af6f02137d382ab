"""What every page is made of: marks, dates, forms, menus, panels, and the template tags over them."""
