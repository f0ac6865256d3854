ALTER TABLE "imports" ADD COLUMN "config_version" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_anew" boolean DEFAULT false NOT NULL;