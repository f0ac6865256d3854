/** What is said, and the signs it is said with. */
import { Badge, Count, State, Tag, stateNames } from '#views/ui/badge.tsx';
import { ButtonLink } from '#views/ui/button.tsx';
import { Code, CodeBlock } from '#views/ui/code.tsx';
import { CopyField } from '#views/ui/copy-field.tsx';
import { Crumbs } from '#views/ui/crumbs.tsx';
import { Empty } from '#views/ui/empty.tsx';
import { Notice } from '#views/ui/flash.tsx';
import { Icon } from '#views/ui/icon.tsx';
import { iconNames } from '#views/ui/icon-names.ts';
import { Kbd, KeyList } from '#views/ui/kbd.tsx';
import { Problems } from '#views/ui/problems.tsx';
import { Prose, Section } from '#views/ui/section.tsx';
import { LabelChip } from '#views/ui/swatch.tsx';

export function Words() {
  return (
    <Section title="Words">
      <Notice kind="warning" title="This config cannot be changed freely">
        There are 812 annotations. Changes that keep every label make a new version.
      </Notice>
      <Problems
        title="3 problems in letters.csv"
        problems={[
          { line: 2, column: 14, message: 'The column “text” is missing.', href: '#' },
          { line: 40, message: 'This row has 5 cells; the header has 4.' },
          { line: 41, message: 'The label “Shp” is not in the config.', severity: 'warning' },
        ]}
        more={97}
      />
      <CodeBlock
        label="Labeling config"
        lines
        marked={[3]}
        code={
          '<View>\n  <Text name="message" value="$text"/>\n  <Choices name="sentiment" toName="mesage">\n    <Choice value="Positive"/>\n  </Choices>\n</View>'
        }
      />
      <Empty
        title="No tasks yet"
        icon="list"
        action={
          <ButtonLink href="#" look="primary" icon="upload">
            Import tasks
          </ButtonLink>
        }
      >
        <p>Tasks are what is labeled: texts, pictures, sounds. Import a file, or add one sample task to try the editor.</p>
      </Empty>
      <Prose>
        <p>
          Mark every <mark>name of a person</mark> as it stands in the letter, without titles.
        </p>
        <blockquote>
          <p>The Engine might act upon other things besides number.</p>
        </blockquote>
      </Prose>
      <CopyField
        label="Invitation link"
        value="https://gloss.example.org/invitations/4f2c8a"
        hint="Whoever opens it joins the project as an annotator."
      />
      <CopyField label="Your token" value="1f3a9c77d0b24e" hint="It is shown only now. Keep it where passwords are kept." secret />
      <p>
        Use <Code>$text</Code> for the data.{' '}
        <Crumbs items={[{ href: '#', label: 'Projects' }, { href: '#', label: 'Letters' }, { label: 'Import' }]} />
      </p>
    </Section>
  );
}

export function Signs() {
  return (
    <Section title="Signs and states">
      <p class="buttons">
        {stateNames.map((state) => (
          <State state={state} />
        ))}
      </p>
      <p class="buttons">
        <Badge tone="info">Version 4</Badge>
        <Tag href="#">urgent</Tag>
        <Tag>to check</Tag>
        <Count value={1200} />
        <Kbd keys="Ctrl+Enter" />
      </p>
      <p class="buttons">
        {['Person', 'Place', 'Ship', 'Engine', 'Date', 'Sum', 'Title', 'Organ', 'Event', 'Law', 'Work', 'Rest'].map((name, index) => (
          <LabelChip color={index + 1} name={name} keys={String(index + 1)} />
        ))}
        <LabelChip color="#ff00ff" name="Own color" />
      </p>
      <p class="buttons">
        {iconNames.map((name) => (
          <Icon name={name} label={name} />
        ))}
      </p>
      <KeyList
        items={[
          { keys: 'Ctrl+Enter', does: 'Submit' },
          { keys: 'Ctrl+Z', does: 'Undo' },
          { keys: '1', does: 'Take the first label' },
        ]}
      />
    </Section>
  );
}
