CREATE TABLE "task_words" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"project_id" bigint NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
DROP INDEX "tasks_words";--> statement-breakpoint
CREATE INDEX "task_words_words_index" ON "task_words" USING gin ("words");--> statement-breakpoint
-- A very long text is found by its beginning: more words than this do not fit into one vector.
create function words_of(data jsonb) returns tsvector language sql immutable parallel safe as $$
  select case when length(data::text) > 300000 then to_tsvector('simple'::regconfig, left(data::text, 300000)) else to_tsvector('simple'::regconfig, data) end
$$;
--> statement-breakpoint
insert into task_words (task_id, project_id, words) select id, project_id, words_of(data) from tasks;
--> statement-breakpoint
create function task_words_on_insert() returns trigger language plpgsql as $$
begin
  insert into task_words (task_id, project_id, words) select id, project_id, words_of(data) from after_rows;
  return null;
end $$;
--> statement-breakpoint
create function task_words_on_update() returns trigger language plpgsql as $$
begin
  update task_words set words = words_of(new.data) where task_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create function task_words_on_delete() returns trigger language plpgsql as $$
begin
  delete from task_words using before_rows where task_words.task_id = before_rows.id;
  return null;
end $$;
--> statement-breakpoint
create trigger task_words_on_insert after insert on tasks referencing new table as after_rows for each statement execute function task_words_on_insert();
--> statement-breakpoint
create trigger task_words_on_update after update of data on tasks for each row when (old.data is distinct from new.data) execute function task_words_on_update();
--> statement-breakpoint
create trigger task_words_on_delete after delete on tasks referencing old table as before_rows for each statement execute function task_words_on_delete();
