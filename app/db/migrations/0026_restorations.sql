CREATE TABLE "restorations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "restorations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"snapshot_id" bigint,
	"created_by" bigint NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"read_tasks" integer DEFAULT 0 NOT NULL,
	"stored_tasks" integer DEFAULT 0 NOT NULL,
	"total_tasks" integer DEFAULT 0 NOT NULL,
	"kept" jsonb,
	"reason" text,
	"made_project_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "restorations" ADD CONSTRAINT "restorations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restorations" ADD CONSTRAINT "restorations_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restorations" ADD CONSTRAINT "restorations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restorations" ADD CONSTRAINT "restorations_made_project_id_projects_id_fk" FOREIGN KEY ("made_project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "restorations_project_id_id_index" ON "restorations" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "restorations_snapshot_id_index" ON "restorations" USING btree ("snapshot_id");--> statement-breakpoint
CREATE INDEX "restorations_made_project_id_index" ON "restorations" USING btree ("made_project_id");--> statement-breakpoint
-- What comparisons found has another shape now; they are done anew at a press.
DELETE FROM "checks" WHERE "kind" = 'differences';
