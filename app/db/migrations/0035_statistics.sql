-- What is known of these tables is renewed once one row in fifty has changed, not one in ten: of a project that came after that nothing would be known
-- for days, and a plan for a single row of it compares all of its rows with all.
alter table tasks set (autovacuum_analyze_scale_factor = 0.02);
--> statement-breakpoint
alter table annotations set (autovacuum_analyze_scale_factor = 0.02);
--> statement-breakpoint
alter table predictions set (autovacuum_analyze_scale_factor = 0.02);
