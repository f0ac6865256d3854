-- Nobody stars anything between the two steps, also where servers of an older version run still.
lock table annotations in share row exclusive mode;
--> statement-breakpoint
-- A task has one ground truth at most, and no skip is one. Where imports brought several the newest stays, of those that came together the first; counts follow by the triggers.
update annotations set ground_truth_at = null, ground_truth_by = null where id in (
  select id from (
    select id, was_cancelled, row_number() over (partition by task_id order by was_cancelled, ground_truth_at desc, id) as turn from annotations where ground_truth_at is not null
  ) starred where was_cancelled or turn > 1
);
--> statement-breakpoint
-- The same for what may come back from the trash.
update deleted_rows set "row" = "row" - 'ground_truth_at' - 'ground_truth_by' where id in (
  select id from (
    select id, ("row" ->> 'was_cancelled')::boolean as was_cancelled, row_number() over (partition by deletion_id, "row" ->> 'task_id'
      order by ("row" ->> 'was_cancelled')::boolean, ("row" ->> 'ground_truth_at')::timestamptz desc, ("row" ->> 'id')::bigint) as turn
    from deleted_rows where "table" = 'annotations' and "row" ->> 'ground_truth_at' is not null
  ) starred where was_cancelled or turn > 1
);
--> statement-breakpoint
CREATE UNIQUE INDEX "annotations_ground_truth" ON "annotations" USING btree ("task_id") WHERE ground_truth_at is not null;
