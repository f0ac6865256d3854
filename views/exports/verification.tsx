/** Whether an export that somebody holds is still what was written. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Verified } from '#app/domain/exports/verification.ts';
import type { FileFault, Verdict } from '#app/formats/verify.ts';
import { Margin, Note, ProjectPage } from '../layout.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Notice } from '../ui/flash.tsx';
import { Form, FormActions, type Errors } from '../ui/form.tsx';
import { formatNumber, plural } from '../ui/number.tsx';
import { Table } from '../ui/table.tsx';
import { formatExactly } from '../ui/time.tsx';

type ShownVerdict = Verified & { name: string };
type Props = { project: Project; verified?: ShownVerdict; errors?: Errors };

export function VerificationPage({ project, verified, errors }: Props) {
  return (
    <ProjectPage
      project={project}
      current="export"
      title="Verify an export"
      lede="Compares an archive with its own manifest, and any file with the kept exports of this project. Nothing of it is kept."
    >
      <Margin label="About verifying" note={<About />}>
        {verified && <Result verified={verified} />}
        <Form action={paths.exportVerification(project.id)} multipart errors={errors}>
          <FileDrop name="file" label="File" hint="An export of this server: an archive of any project, or a file of this one." />
          <FormActions>
            <Button look="primary" icon="check">
              Verify
            </Button>
          </FormActions>
        </Form>
      </Margin>
    </ProjectPage>
  );
}

function About() {
  return (
    <>
      <Note title="What is compared">
        <p>
          Every archive lists the SHA-256 of its files in manifest.json. Archives that were unpacked and packed again match as long as their files do.
        </p>
        <p>Any other file is compared with the kept exports of this project.</p>
      </Note>
      <Note title="Without this server">
        <p>
          <Code>npm run verify-export FILE</Code> in a copy of Gloss does the same; <Code>sha256sum --check</Code> reads the checksum beside a kept
          file.
        </p>
      </Note>
    </>
  );
}

function Result({ verified }: { verified: ShownVerdict }) {
  const { name, sha256, kept, verdict } = verified;
  const same = kept && `It is, bit by bit, the kept export “${kept.title}” of ${formatExactly(kept.createdAt)}.`;
  return (
    <div id="verified" class="outcome" role="status">
      {verdict ? (
        <ArchiveResult name={name} verdict={verdict} same={same} />
      ) : (
        <Notice kind={same ? 'done' : 'warning'} title={same ? `${name} is right` : `${name} is no kept export of this project`}>
          {same ?? 'It is no archive with a list of checksums either, so nothing more can be said about it.'}
        </Notice>
      )}
      <p>
        SHA-256: <Code>{sha256}</Code>
      </p>
    </div>
  );
}

/** What a manifest that nobody signs cannot tell. */
const unproven =
  'So nothing was damaged on the way. It does not prove who made the archive: whoever changes a file can write the manifest anew, and nobody signs it.';

function ArchiveResult({ name, verdict, same }: { name: string; verdict: Verdict; same?: string }) {
  if (verdict.kind === 'none')
    return (
      <Notice kind="warning" title={`${name} cannot be verified`}>
        {verdict.message} {same} Archives of more than 100,000 files are verified by npm run verify-export.
      </Notice>
    );
  if (verdict.kind === 'right')
    return (
      <Notice kind="done" title={same ? `${name} is right` : `${name} matches its own manifest`}>
        {verdict.files === 1 ? 'Its one file matches' : `All ${formatNumber(verdict.files)} files match`} the archive’s own manifest.{' '}
        {same ?? unproven}
      </Notice>
    );
  return (
    <>
      <Notice kind="problem" title={`${name} is not what was written`}>
        {plural(verdict.faulty, 'file')} of {formatNumber(verdict.files)} in its list {verdict.faulty === 1 ? 'is' : 'are'} not as written.
      </Notice>
      <Faults faults={verdict.faults} faulty={verdict.faulty} />
    </>
  );
}

const words: Record<FileFault['fault'], string> = { differs: 'other bytes', missing: 'missing', unlisted: 'not in the list' };

function Faults({ faults, faulty }: { faults: readonly FileFault[]; faulty: number }) {
  return (
    <>
      <Table
        id="faults"
        caption="Files that differ"
        captionHidden
        rows={faults}
        rowId={({ path }) => path}
        rowNoun="fault"
        columns={[
          { key: 'path', label: 'File', rowHeader: true, cell: ({ path }) => <Code>{path}</Code> },
          { key: 'fault', label: 'What', cell: ({ fault }) => <Badge tone="bad">{words[fault]}</Badge> },
        ]}
      />
      {faulty > faults.length && <p>and {formatNumber(faulty - faults.length)} more</p>}
    </>
  );
}
