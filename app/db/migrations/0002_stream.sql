ALTER TABLE "predictions" ADD COLUMN "waiting" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "annotator_key" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "predictions_waiting" ON "predictions" USING btree ("project_id","model_version","score","task_id") WHERE waiting;--> statement-breakpoint
CREATE INDEX "tasks_started" ON "tasks" USING btree ("project_id","annotation_count","annotator_key","random_key") WHERE annotation_count > 0 and annotation_count < overlap;--> statement-breakpoint
CREATE INDEX "tasks_fresh_in_order" ON "tasks" USING btree ("project_id",least(overlap, 2),"id") WHERE annotation_count = 0 and overlap > 0;--> statement-breakpoint
CREATE INDEX "tasks_fresh_at_random" ON "tasks" USING btree ("project_id",least(overlap, 2),"random_key") WHERE annotation_count = 0 and overlap > 0;--> statement-breakpoint
CREATE INDEX "tasks_with_ground_truth" ON "tasks" USING btree ("project_id","annotator_key","id") WHERE ground_truth_count > 0 and annotation_count < overlap;--> statement-breakpoint
CREATE INDEX "tasks_with_ground_truth_at_random" ON "tasks" USING btree ("project_id","annotator_key","random_key") WHERE ground_truth_count > 0 and annotation_count < overlap;--> statement-breakpoint
-- A key is a sum of hashes modulo 2^53: equal for equal crowds, and the sum can be taken back.
-- The annotations triggers (0001) also keep `annotator_key`, and take predictions out of the walk once their task is started.
do $$
declare event text; body text;
begin
  foreach event in array array['insert', 'update', 'delete'] loop
    body := pg_get_functiondef(('annotations_counted_on_' || event)::regproc);
    body := replace(body, 'last_annotated_by = coalesce(newest', 'annotator_key = ((annotator_key + d_key) % 9007199254740992 + 9007199254740992) % 9007199254740992, last_annotated_by = coalesce(newest');
    body := replace(body, 'max(completed_by) filter (where sign = 1 and counts) as newest',
      '(coalesce(sum(sign * (hashint8extended(completed_by, 0) % 9007199254740992)) filter (where counts), 0) % 9007199254740992)::bigint as d_key, max(completed_by) filter (where sign = 1 and counts) as newest');
    body := replace(body, 'sums where tasks.id = sums.task_id;', 'sums where tasks.id = sums.task_id;
  update predictions set waiting = tasks.annotation_count = 0 from tasks
  where tasks.id in (select task_id from after_rows union select task_id from before_rows) and tasks.prediction_count > 0
    and predictions.task_id = tasks.id and predictions.waiting <> (tasks.annotation_count = 0);');
    if event = 'insert' then body := replace(body, 'union select task_id from before_rows) and tasks', 'union select task_id from after_rows where false) and tasks'); end if;
    if event = 'delete' then body := replace(body, 'select task_id from after_rows union select task_id from before_rows) and tasks', 'select task_id from before_rows) and tasks'); end if;
    execute body;
  end loop;
end $$;
--> statement-breakpoint
create function predictions_waiting_on_insert() returns trigger language plpgsql as $$
begin
  update predictions set waiting = false from after_rows, tasks
  where predictions.id = after_rows.id and tasks.id = after_rows.task_id and tasks.annotation_count > 0;
  return null;
end $$;
--> statement-breakpoint
create trigger predictions_waiting_on_insert after insert on predictions referencing new table as after_rows for each statement execute function predictions_waiting_on_insert();
--> statement-breakpoint
update tasks set annotator_key = crowd.key from (
  select task_id, ((sum(hashint8extended(completed_by, 0) % 9007199254740992) % 9007199254740992)::bigint + 9007199254740992) % 9007199254740992 as key from annotations where not was_cancelled and ground_truth_at is null group by task_id
) crowd where tasks.id = crowd.task_id;
--> statement-breakpoint
update predictions set waiting = false from tasks where tasks.id = predictions.task_id and tasks.annotation_count > 0;
