ALTER TABLE "tasks" DROP CONSTRAINT "tasks_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_created_by_users_id_fk";
--> statement-breakpoint
DROP INDEX "tasks_import_id_row_number_index";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "first_inner_id" integer;