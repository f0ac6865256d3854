ALTER TABLE "files" ADD COLUMN "import_id" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "notes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "tables" text DEFAULT 'auto' NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_of_imports" ON "files" USING btree ("import_id") WHERE import_id is not null;