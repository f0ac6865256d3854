CREATE TABLE "reviews" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"annotation_id" bigint NOT NULL,
	"verdict" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"version" integer NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "approved_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "rejected_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_annotation_id_annotations_id_fk" FOREIGN KEY ("annotation_id") REFERENCES "public"."annotations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reviews_annotation_id_id_index" ON "reviews" USING btree ("annotation_id","id");--> statement-breakpoint
CREATE INDEX "reviews_project_id_index" ON "reviews" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "annotations_rejected" ON "annotations" USING btree ("project_id","completed_by","id") WHERE verdict = 'rejected';--> statement-breakpoint
CREATE INDEX "tasks_rejected" ON "tasks" USING btree ("project_id","id","updated_at","annotation_count") WHERE rejected_count > 0;--> statement-breakpoint
CREATE INDEX "tasks_approved" ON "tasks" USING btree ("project_id","id") WHERE approved_count > 0;--> statement-breakpoint
CREATE INDEX "tasks_approved_by_update" ON "tasks" USING btree ("project_id","updated_at","id") WHERE approved_count > 0;--> statement-breakpoint
CREATE INDEX "tasks_approved_by_count" ON "tasks" USING btree ("project_id","annotation_count","id") WHERE approved_count > 0;--> statement-breakpoint
CREATE INDEX "tasks_not_reviewed" ON "tasks" USING btree ("project_id","id") WHERE annotation_count + skip_count + ground_truth_count > approved_count + rejected_count;--> statement-breakpoint
CREATE INDEX "tasks_not_reviewed_by_update" ON "tasks" USING btree ("project_id","updated_at","id") WHERE annotation_count + skip_count + ground_truth_count > approved_count + rejected_count;--> statement-breakpoint
CREATE INDEX "tasks_not_reviewed_by_count" ON "tasks" USING btree ("project_id","annotation_count","id") WHERE annotation_count + skip_count + ground_truth_count > approved_count + rejected_count;--> statement-breakpoint
-- The triggers on annotations (0001, 0002) also keep the counts of verdicts. Nothing is reviewed yet, so there is nothing to count.
do $$
declare event text; body text;
begin
  foreach event in array array['insert', 'update', 'delete'] loop
    body := pg_get_functiondef(('annotations_counted_on_' || event)::regproc);
    body := replace(body, 'ground_truth_count = ground_truth_count + d_ground_truths,',
      'ground_truth_count = ground_truth_count + d_ground_truths, approved_count = approved_count + d_approved, rejected_count = rejected_count + d_rejected,');
    body := replace(body, 'as d_ground_truths,',
      'as d_ground_truths, coalesce(sum(sign) filter (where verdict = ''approved''), 0)::int as d_approved, coalesce(sum(sign) filter (where verdict = ''rejected''), 0)::int as d_rejected,');
    body := replace(body, 'select task_id, completed_by, 1 as sign,', 'select task_id, completed_by, verdict, 1 as sign,');
    body := replace(body, 'select task_id, completed_by, -1,', 'select task_id, completed_by, verdict, -1,');
    execute body;
  end loop;
end $$;
