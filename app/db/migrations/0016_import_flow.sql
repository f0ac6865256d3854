CREATE TABLE "import_matches" (
	"import_id" bigint NOT NULL,
	"row_number" integer NOT NULL,
	"task_id" bigint NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "import_matches_import_id_row_number_pk" PRIMARY KEY("import_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"import_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "import_problems_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "task_keys" (
	"project_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"hash" bigint NOT NULL,
	CONSTRAINT "task_keys_project_id_task_id_pk" PRIMARY KEY("project_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "upload_parts" (
	"upload_id" bigint NOT NULL,
	"offset" bigint NOT NULL,
	"size" bigint NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "upload_parts_upload_id_offset_pk" PRIMARY KEY("upload_id","offset")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"created_by" bigint NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"head" text NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"whole" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_import_id_imports_id_fk";
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "line" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "own_task" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "asks" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "duplicates" text DEFAULT 'skip' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "new_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "changed_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "held_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "same_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "updated_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "borrowed" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "words_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "decided_by" bigint;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_keys_project_id_hash_index" ON "task_keys" USING btree ("project_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_known" ON "uploads" USING btree ("project_id","created_by","head","size","name");--> statement-breakpoint
CREATE INDEX "uploads_created_by_index" ON "uploads" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "uploads_updated_at_index" ON "uploads" USING btree ("updated_at");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_named" ON "tasks" USING btree ("project_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "files_project_id_sha256_index" ON "files" USING btree ("project_id","sha256");--> statement-breakpoint
-- Read once, written once, and read again from the files after a crash: not worth the log.
alter table import_rows set unlogged;--> statement-breakpoint
alter table import_matches set unlogged;--> statement-breakpoint
-- The words of a large import are kept after it (job `words.keep`), so that its transaction is short.
create or replace function task_words_on_insert() returns trigger language plpgsql as $$
begin
  if current_setting('gloss.words_later', true) = 'on' then return null; end if;
  insert into task_words (task_id, project_id, words) select id, project_id, words_of(data) from after_rows;
  return null;
end $$;
--> statement-breakpoint
create or replace function task_words_on_update() returns trigger language plpgsql as $$
begin
  insert into task_words (task_id, project_id, words) values (new.id, new.project_id, words_of(new.data)) on conflict (task_id) do update set words = excluded.words;
  return null;
end $$;
--> statement-breakpoint
create function task_keys_on_update() returns trigger language plpgsql as $$
begin
  update task_keys set hash = jsonb_hash_extended(new.data, 0) where project_id = new.project_id and task_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create function task_keys_on_delete() returns trigger language plpgsql as $$
begin
  delete from task_keys using before_rows where task_keys.project_id = before_rows.project_id and task_keys.task_id = before_rows.id;
  return null;
end $$;
--> statement-breakpoint
create trigger task_keys_on_update after update of data on tasks for each row when (old.data is distinct from new.data) execute function task_keys_on_update();
--> statement-breakpoint
create trigger task_keys_on_delete after delete on tasks referencing old table as before_rows for each statement execute function task_keys_on_delete();
