-- Before a migration of the Pooler that PostgreSQL refuses because a view uses a column; afterwards run views.sql again.
drop schema operator_console cascade;
