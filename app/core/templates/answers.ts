import type { Template } from './template.ts';

/** Judging what people or machines wrote. */
export const answerTemplates: readonly Template[] = [
  {
    id: 'response-grading',
    title: 'Grade an answer',
    medium: 'text',
    summary: 'Read a question and an answer; rate it and say why.',
    markup: `<View>
  <Header value="Question"/>
  <Text name="prompt" value="$prompt"/>
  <Header value="Answer"/>
  <Text name="response" value="$response"/>
  <Rating name="grade" toName="response" maxRating="5" required="true"/>
  <TextArea name="reason" toName="response" rows="2" placeholder="Why this grade?"/>
  <!-- {"data": {"prompt": "Why do herons stand still?", "response": "They wait for fish to come near and would scare them by moving."}} -->
</View>`,
  },
  {
    id: 'response-selection',
    title: 'Choose the better answer',
    medium: 'text',
    summary: 'Compare two answers to one question.',
    markup: `<View>
  <Header value="Question"/>
  <Text name="prompt" value="$prompt"/>
  <Header value="Answer A"/>
  <Text name="first" value="$first"/>
  <Header value="Answer B"/>
  <Text name="second" value="$second"/>
  <Choices name="better" toName="prompt" choice="single" showInline="true" required="true">
    <Choice value="A is better"/>
    <Choice value="B is better"/>
    <Choice value="Both are good"/>
    <Choice value="Both are bad"/>
  </Choices>
  <!-- {"data": {"prompt": "Why do herons stand still?", "first": "They wait for fish to come near.", "second": "They sleep."}} -->
</View>`,
  },
  {
    id: 'response-writing',
    title: 'Write the answer',
    medium: 'text',
    summary: 'Write how a good answer would read.',
    markup: `<View>
  <Text name="prompt" value="$prompt"/>
  <TextArea name="response" toName="prompt" rows="6" maxSubmissions="1" required="true" editable="true" placeholder="A good answer"/>
  <!-- {"data": {"prompt": "Explain to a child why herons stand still."}} -->
</View>`,
  },
];
