ALTER TABLE "files" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_token_unique" UNIQUE("token");--> statement-breakpoint
-- Tasks, also those in the trash, name files by id so far: their addresses get the token. Only files that the project may show.
create function with_file_tokens(doc jsonb) returns jsonb language plpgsql as $$
declare address record; written text := doc::text;
begin
  for address in
    select distinct m[1] as project, m[2] as file, f.token from regexp_matches(doc::text, '/projects/(\d{1,15})/files/(\d{1,15})/', 'g') m
    join files f on f.id = m[2]::bigint
    where f.project_id = m[1]::bigint or exists (select 1 from file_shares s where s.file_id = f.id and s.project_id = m[1]::bigint)
  loop
    written := replace(written, format('/projects/%s/files/%s/', address.project, address.file), format('/projects/%s/files/%s/', address.project, address.token));
  end loop;
  return written::jsonb;
end $$;
--> statement-breakpoint
update tasks set data = with_file_tokens(data) where data::text ~ '/projects/\d{1,15}/files/\d{1,15}/';--> statement-breakpoint
update deleted_rows set "row" = jsonb_set("row", '{data}', with_file_tokens("row" -> 'data')) where "table" = 'tasks' and ("row" -> 'data')::text ~ '/projects/\d{1,15}/files/\d{1,15}/';--> statement-breakpoint
drop function with_file_tokens(jsonb);
