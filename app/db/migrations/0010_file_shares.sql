CREATE TABLE "file_shares" (
	"file_id" bigint NOT NULL,
	"project_id" bigint NOT NULL,
	CONSTRAINT "file_shares_file_id_project_id_pk" PRIMARY KEY("file_id","project_id")
);
--> statement-breakpoint
ALTER TABLE "file_shares" ADD CONSTRAINT "file_shares_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_shares" ADD CONSTRAINT "file_shares_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_shares_project_id_index" ON "file_shares" USING btree ("project_id");