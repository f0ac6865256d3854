/** Every component on one page, with the words of the product: to look at, and for axe to go over. Not part of the server. */
import { Margin, Note, ProjectPage } from '#views/layout.tsx';
import { State } from '#views/ui/badge.tsx';
import { Button, ButtonLink, Buttons, IconButton } from '#views/ui/button.tsx';
import { Dialog, DialogLink } from '#views/ui/dialog.tsx';
import { ActionForm } from '#views/ui/form.tsx';
import { Menu, MenuAction, MenuLink, MenuRule } from '#views/ui/menu.tsx';
import { Person } from '#views/ui/person.tsx';
import { Progress } from '#views/ui/progress.tsx';
import { Facts, Section, Steps, Tile, Tiles } from '#views/ui/section.tsx';
import { Tabs } from '#views/ui/tabs.tsx';
import { Time } from '#views/ui/time.tsx';
import { FormGallery } from './form-gallery.tsx';
import { Figures, Tables } from './gallery-figures.tsx';
import { Signs, Words } from './gallery-words.tsx';

const project = { id: 7, title: 'Letters of the Countess' };

function Pressed() {
  return (
    <Section title="To press">
      <Buttons>
        <Button look="primary" icon="play" keys="N">
          Label the next task
        </Button>
        <Button icon="upload">Import</Button>
        <Button look="danger" icon="trash">
          Delete the project
        </Button>
        <Button look="quiet">Cancel</Button>
        <Button reason="Import tasks first">Publish</Button>
      </Buttons>
      <Buttons>
        <Menu label="More" icon="dots">
          <MenuLink href="#" icon="copy">
            Duplicate
          </MenuLink>
          <MenuLink href="#" icon="archive" current>
            Archive
          </MenuLink>
          <MenuRule />
          <MenuAction action="#" method="delete" icon="trash" danger>
            Delete
          </MenuAction>
        </Menu>
        <IconButton icon="star" label="Mark as ground truth" />
        <DialogLink dialog="rename" href="#rename-page" icon="pencil">
          Rename
        </DialogLink>
        <ActionForm action="#" icon="refresh" small>
          Try again
        </ActionForm>
      </Buttons>
      <Dialog id="rename" title="Rename the export">
        <p>The new name is shown to everybody in the project.</p>
      </Dialog>
    </Section>
  );
}

function Places() {
  return (
    <Section title="Places">
      <Tabs
        label="Views"
        tabs={[
          { href: '#', label: 'All', current: true, count: 12486 },
          { href: '#', label: 'Mine', count: 12 },
          { href: '#', label: 'Disputed' },
        ]}
      />
      <Tiles>
        <Tile href="#" title="Letters of the Countess" badge={<State state="published" />} foot="Updated 5 min ago">
          <Progress value={8120} max={12486} label="Done" labelHidden unit="tasks" small />
        </Tile>
        <Tile href="#" title="Bird calls at dawn" badge={<State state="draft" />} foot="Made yesterday">
          <p>No tasks yet.</p>
        </Tile>
        <Tile href="#" title="Text classification" icon="text">
          <p>One choice for a whole text: sentiment, topic, language.</p>
        </Tile>
      </Tiles>
      <Steps
        steps={[
          { title: 'Write the labeling config', done: true },
          {
            title: 'Import tasks',
            text: 'JSON, CSV, TSV, text, pictures or sounds.',
            done: false,
            action: (
              <ButtonLink href="#" look="primary" icon="upload">
                Import
              </ButtonLink>
            ),
          },
          { title: 'Invite people', done: false },
        ]}
      />
      <Facts
        items={[
          { term: 'Labels', detail: 'Person, Place, Ship' },
          { term: 'Made', detail: <Time at="2026-04-01T10:00:00Z" /> },
          { term: 'Owner', detail: <Person name="Ada Byron" email="ada@example.org" /> },
        ]}
      />
    </Section>
  );
}

export function Gallery() {
  return (
    <ProjectPage
      project={project}
      current="data"
      title="Data"
      lede="Everything a page is made of, once."
      actions={
        <ButtonLink href="#" icon="plus">
          Add a task
        </ButtonLink>
      }
    >
      <Margin
        note={
          <>
            <Note title="What overlap means">
              Each task is labeled by this many people. More people cost more time and tell you how sure an answer is.
            </Note>
            <Note title="Sampling" fold>
              Tasks in which people have begun come first.
            </Note>
          </>
        }
      >
        <div>
          <Pressed />
          <Figures />
          <Places />
          <Words />
          <FormGallery />
        </div>
      </Margin>
      <Tables />
      <Signs />
    </ProjectPage>
  );
}
