import { describe, expect, it } from 'vitest';
import { Checkbox, RadioCards, Switch } from '#views/ui/choice.tsx';
import { PasswordField, Select, TextArea, TextField } from '#views/ui/field.tsx';
import { ActionForm, Form } from '#views/ui/form.tsx';
import { Fields, refused } from './form-gallery.tsx';
import { show } from './room.tsx';
import { all, one, words } from './tags.ts';

describe('a field', () => {
  it('ties label, hint and error to its control', async () => {
    const html = await show(
      <Form action="/x" errors={{ title: 'Too short.' }}>
        <TextField name="title" label="Name" hint="Three or more." />
      </Form>,
    );
    const input = one(html, 'input', { name: 'title' });
    expect(one(html, 'label').for).toBe(input.id);
    expect(input['aria-describedby']?.split(' ').map((id) => one(html, 'p', { id }).class)).toEqual(['field__hint', 'field__error']);
    expect(input['aria-invalid']).toBe('true');
  });

  it('says nothing of errors where there are none', async () => {
    const input = one(await show(<TextField name="title" label="Name" />), 'input');
    expect(input).not.toHaveProperty('aria-invalid');
    expect(input).not.toHaveProperty('aria-describedby');
  });

  it('shows what was typed rather than what is stored', async () => {
    const html = await show(
      <Form action="/x" given={{ title: 'typed', text: '', role: 'b' }}>
        <TextField name="title" label="Name" value="stored" />
        <TextArea name="text" label="Text" value="stored" />
        <Select
          name="role"
          label="Role"
          value="a"
          options={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />
        <TextField name="other" label="Other" value="stored" />
      </Form>,
    );
    expect(one(html, 'input', { name: 'title' }).value).toBe('typed');
    expect(html).toMatch(/<textarea[^>]*><\/textarea>/);
    expect(
      all(html, 'option')
        .filter((option) => 'selected' in option)
        .map(({ value }) => value),
    ).toEqual(['b']);
    expect(one(html, 'input', { name: 'other' }).value).toBe('stored');
  });

  it('never gives a password back', async () => {
    const html = await show(
      <Form action="/x" given={{ password: 'secret words' }}>
        <PasswordField name="password" label="Password" autocomplete="current-password" />
      </Form>,
    );
    expect(html).not.toContain('secret words');
  });

  it('keeps ids apart when two forms of a page share a field name', async () => {
    const html = await show(
      <>
        <Form action="/a" id="a">
          <TextField name="title" label="A" />
        </Form>
        <Form action="/b" id="b">
          <TextField name="title" label="B" />
        </Form>
      </>,
    );
    expect(all(html, 'input').map(({ id }) => id)).toEqual(['a-title', 'b-title']);
  });
});

describe('a choice', () => {
  it('reads an unticked box out of a form that was sent', async () => {
    const html = await show(
      <Form action="/x" given={{ b: 'on', c: ['1', '3'] }}>
        <Checkbox name="a" label="A" checked />
        <Switch name="b" label="B" />
        {['1', '2', '3'].map((value) => (
          <Checkbox name="c" value={value} label={value} />
        ))}
      </Form>,
    );
    expect(all(html, 'input').map((input) => 'checked' in input)).toEqual([false, true, true, false, true]);
    expect(one(html, 'input', { name: 'b' }).role).toBe('switch');
    expect(new Set(all(html, 'input').map(({ id }) => id)).size).toBe(5);
  });

  it('takes one of the cards and describes each', async () => {
    const html = await show(
      <RadioCards
        name="order"
        legend="Order"
        value="b"
        options={[
          { value: 'a', label: 'A', hint: 'first' },
          { value: 'b', label: 'B' },
        ]}
      />,
    );
    expect(all(html, 'input').map((input) => 'checked' in input)).toEqual([false, true]);
    expect(all(html, 'input')[0]?.['aria-describedby']).toBe(one(html, 'span', { class: 'radio-card__hint' }).id);
    expect(words(html)).toBe('Order A first B');
  });
});

describe('a form', () => {
  it('carries other methods in its address', async () => {
    for (const method of ['put', 'patch', 'delete'] as const) {
      const html = await show(
        <ActionForm action="/x" method={method} values={{ id: 7 }}>
          Go
        </ActionForm>,
      );
      expect(one(html, 'form')).toMatchObject({ method: 'post', action: `/x?_method=${method.toUpperCase()}` });
      expect(one(html, 'input', { name: 'id' }).value).toBe('7');
    }
    expect(all(await show(<ActionForm action="/x">Go</ActionForm>), 'input')).toEqual([]);
  });

  it('lists its faults and leads to each field', async () => {
    const html = await show(
      <Form action="/x" id="back" {...refused}>
        <Fields />
      </Form>,
    );
    expect(words(html)).toContain('3 things need your attention.');
    for (const { href } of all(html, 'a')) expect(html).toContain(`id="${href?.slice(1)}"`);
    expect(one(html, 'div', { role: 'alert' }).tabindex).toBe('-1');
  });

  it('says a single fault at once', async () => {
    const html = await show(<Form action="/x" errors={{ '': 'E-mail address or password is wrong.' }} />);
    expect(words(html)).toBe('E-mail address or password is wrong.');
  });
});
