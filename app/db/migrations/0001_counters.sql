-- Running totals, so that no page counts rows. Statement-level triggers with transition tables: one pass for a bulk load.
-- Every change of annotations, drafts, predictions and tasks passes here, whatever path it takes, so the numbers cannot drift.

-- A writer takes any counter row of the project that nobody holds, or makes a new one: no one waits for a long import.
create function count_project(project bigint, d_tasks int, d_new int, d_in_progress int, d_done int, d_skipped int,
  d_annotated int, d_overlapped int, d_missing int, d_annotations int, d_skips int, d_ground_truths int, d_predictions int,
  d_lead_time double precision) returns void language plpgsql as $$
declare free bigint;
begin
  if not exists (select 1 from projects where projects.id = project) then return; end if;
  select id into free from project_counters where project_id = project limit 1 for update skip locked;
  if free is null then
    insert into project_counters (project_id) values (project) returning id into free;
  end if;
  update project_counters set tasks = tasks + d_tasks, new_tasks = new_tasks + d_new, in_progress_tasks = in_progress_tasks + d_in_progress,
    done_tasks = done_tasks + d_done, skipped_tasks = skipped_tasks + d_skipped, annotated_tasks = annotated_tasks + d_annotated,
    overlapped_tasks = overlapped_tasks + d_overlapped, missing_annotations = missing_annotations + d_missing,
    annotations = annotations + d_annotations, skips = skips + d_skips, ground_truths = ground_truths + d_ground_truths,
    predictions = predictions + d_predictions, lead_time = lead_time + d_lead_time
  where id = free;
end $$;
--> statement-breakpoint
create function count_member(project bigint, member bigint, d_annotations int, d_skips int, d_ground_truths int,
  d_lead_time double precision, at timestamptz) returns void language plpgsql as $$
declare free bigint;
begin
  if not exists (select 1 from projects where projects.id = project) then return; end if;
  select id into free from member_counters where project_id = project and user_id = member limit 1 for update skip locked;
  if free is null then
    insert into member_counters (project_id, user_id) values (project, member) returning id into free;
  end if;
  update member_counters set annotations = annotations + d_annotations, skips = skips + d_skips, ground_truths = ground_truths + d_ground_truths,
    lead_time = lead_time + d_lead_time, last_at = greatest(last_at, at)
  where id = free;
end $$;
--> statement-breakpoint
-- An insert has no rows before and a delete none after: each event gets the function with an empty stand-in for what it lacks.
create function keep_counted(tab text, events text[], body text) returns void language plpgsql as $$
declare event text; fn text; text_of text; tables text;
begin
  foreach event in array events loop
    fn := tab || '_counted_on_' || event;
    text_of := body;
    tables := 'old table as before_rows new table as after_rows';
    if event = 'insert' then
      text_of := replace(text_of, 'from before_rows', 'from after_rows where false'); tables := 'new table as after_rows';
    elsif event = 'delete' then
      text_of := replace(text_of, 'from after_rows', 'from before_rows where false'); tables := 'old table as before_rows';
    end if;
    execute format('create function %I() returns trigger language plpgsql as %L', fn, text_of);
    execute format('create trigger %I after %s on %I referencing %s for each statement execute function %I()', fn, event, tab, tables, fn);
  end loop;
end $$;
--> statement-breakpoint
select keep_counted('tasks', array['insert', 'update', 'delete'], $body$
declare d record;
begin
  for d in
    select project_id, sum(sign)::int as tasks, coalesce(sum(sign) filter (where state = 'new'), 0)::int as new_tasks,
      coalesce(sum(sign) filter (where state = 'in progress'), 0)::int as in_progress, coalesce(sum(sign) filter (where state = 'done'), 0)::int as done,
      coalesce(sum(sign) filter (where state = 'skipped'), 0)::int as skipped,
      coalesce(sum(sign) filter (where annotation_count + ground_truth_count > 0), 0)::int as annotated,
      coalesce(sum(sign) filter (where overlap > 1), 0)::int as overlapped,
      coalesce(sum(sign * greatest(overlap - annotation_count, 0)), 0)::int as missing
    from (
      select project_id, state, annotation_count, ground_truth_count, overlap, 1 as sign from after_rows
      union all select project_id, state, annotation_count, ground_truth_count, overlap, -1 from before_rows
    ) changed group by project_id
  loop
    if d.tasks <> 0 or d.new_tasks <> 0 or d.in_progress <> 0 or d.done <> 0 or d.skipped <> 0 or d.annotated <> 0 or d.overlapped <> 0 or d.missing <> 0 then
      perform count_project(d.project_id, d.tasks, d.new_tasks, d.in_progress, d.done, d.skipped, d.annotated, d.overlapped, d.missing, 0, 0, 0, 0, 0);
    end if;
  end loop;
  return null;
end
$body$);
--> statement-breakpoint
select keep_counted('annotations', array['insert', 'update', 'delete'], $body$
declare d record;
begin
  -- Lock in id order: two bulk changes of the same tasks cannot deadlock.
  perform 1 from tasks where id in (select task_id from after_rows union select task_id from before_rows) order by id for no key update;
  update tasks set annotation_count = annotation_count + d_annotations, skip_count = skip_count + d_skips,
    ground_truth_count = ground_truth_count + d_ground_truths, last_annotated_by = coalesce(newest, last_annotated_by), updated_at = now()
  from (
    select task_id, coalesce(sum(sign) filter (where counts), 0)::int as d_annotations, coalesce(sum(sign) filter (where skips), 0)::int as d_skips,
      coalesce(sum(sign) filter (where truth), 0)::int as d_ground_truths, max(completed_by) filter (where sign = 1 and counts) as newest
    from (
      select task_id, completed_by, 1 as sign, not was_cancelled and ground_truth_at is null as counts, was_cancelled and ground_truth_at is null as skips, ground_truth_at is not null as truth from after_rows
      union all
      select task_id, completed_by, -1, not was_cancelled and ground_truth_at is null, was_cancelled and ground_truth_at is null, ground_truth_at is not null from before_rows
    ) changed group by task_id
  ) sums where tasks.id = sums.task_id;
  for d in
    select project_id, completed_by, coalesce(sum(sign) filter (where counts), 0)::int as annotations, coalesce(sum(sign) filter (where skips), 0)::int as skips,
      coalesce(sum(sign) filter (where truth), 0)::int as truths, coalesce(sum(sign * lead_time) filter (where counts), 0)::double precision as lead_time,
      max(updated_at) as last_at
    from (
      select project_id, completed_by, lead_time, updated_at, 1 as sign, not was_cancelled and ground_truth_at is null as counts, was_cancelled and ground_truth_at is null as skips, ground_truth_at is not null as truth from after_rows
      union all
      select project_id, completed_by, lead_time, null, -1, not was_cancelled and ground_truth_at is null, was_cancelled and ground_truth_at is null, ground_truth_at is not null from before_rows
    ) changed group by project_id, completed_by order by project_id, completed_by
  loop
    perform count_member(d.project_id, d.completed_by, d.annotations, d.skips, d.truths, d.lead_time, d.last_at);
    perform count_project(d.project_id, 0, 0, 0, 0, 0, 0, 0, 0, d.annotations, d.skips, d.truths, 0, d.lead_time);
  end loop;
  return null;
end
$body$);
--> statement-breakpoint
select keep_counted('predictions', array['insert', 'delete'], $body$
declare d record;
begin
  perform 1 from tasks where id in (select task_id from after_rows union select task_id from before_rows) order by id for no key update;
  update tasks set prediction_count = prediction_count + delta from (
    select task_id, sum(sign)::int as delta from (select task_id, 1 as sign from after_rows union all select task_id, -1 from before_rows) changed group by task_id
  ) sums where tasks.id = sums.task_id and delta <> 0;
  for d in select project_id, sum(sign)::int as delta from (select project_id, 1 as sign from after_rows union all select project_id, -1 from before_rows) changed group by project_id
  loop
    perform count_project(d.project_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, d.delta, 0);
  end loop;
  return null;
end
$body$);
--> statement-breakpoint
select keep_counted('drafts', array['insert', 'delete'], $body$
begin
  update tasks set draft_count = draft_count + delta from (
    select task_id, sum(sign)::int as delta from (select task_id, 1 as sign from after_rows union all select task_id, -1 from before_rows) changed group by task_id
  ) sums where tasks.id = sums.task_id and delta <> 0;
  return null;
end
$body$);
--> statement-breakpoint
drop function keep_counted(text, text[], text);
