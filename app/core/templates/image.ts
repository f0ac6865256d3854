import { paths } from '../paths.ts';
import type { Template } from './template.ts';

export const imageTemplates: readonly Template[] = [
  {
    id: 'object-detection',
    title: 'Object detection with boxes',
    medium: 'image',
    summary: 'Draw a box around each thing and name it.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <RectangleLabels name="thing" toName="image">
    <Label value="Person"/>
    <Label value="Animal"/>
    <Label value="Vehicle"/>
    <Label value="Other"/>
  </RectangleLabels>
</View>`,
  },
  {
    id: 'image-classification',
    title: 'Image classification',
    medium: 'image',
    summary: 'Put each picture into one class.',
    markup: `<View>
  <Image name="image" value="$image"/>
  <Choices name="content" toName="image" choice="single" showInline="true">
    <Choice value="People"/>
    <Choice value="Animals"/>
    <Choice value="Landscape"/>
    <Choice value="Things"/>
  </Choices>
</View>`,
  },
  {
    id: 'image-tagging',
    title: 'Image tagging',
    medium: 'image',
    summary: 'Tick everything that a picture shows.',
    markup: `<View>
  <Image name="image" value="$image"/>
  <Choices name="shows" toName="image" choice="multiple" showInline="true">
    <Choice value="Indoors"/>
    <Choice value="Outdoors"/>
    <Choice value="People"/>
    <Choice value="Animals"/>
    <Choice value="Text"/>
    <Choice value="Night"/>
  </Choices>
</View>`,
  },
  {
    id: 'image-captioning',
    title: 'Image captions',
    medium: 'image',
    summary: 'Describe a picture for those who cannot see it.',
    markup: `<View>
  <Image name="image" value="$image"/>
  <Header value="What does the picture show?"/>
  <TextArea name="caption" toName="image" rows="3" maxSubmissions="1" required="true" editable="true"/>
</View>`,
  },
  {
    id: 'boxes-and-class',
    title: 'Boxes and a verdict',
    medium: 'image',
    summary: 'Box each finding, then judge the picture as a whole.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <RectangleLabels name="finding" toName="image">
    <Label value="Scratch"/>
    <Label value="Dent"/>
    <Label value="Stain"/>
  </RectangleLabels>
  <Header value="Verdict"/>
  <Choices name="verdict" toName="image" choice="single" showInline="true" required="true">
    <Choice value="Good"/>
    <Choice value="To be repaired"/>
    <Choice value="Scrap"/>
  </Choices>
</View>`,
  },
  {
    id: 'text-in-pictures',
    title: 'Text in pictures',
    medium: 'image',
    summary: 'Box each piece of writing and type what it says.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <RectangleLabels name="writing" toName="image">
    <Label value="Printed"/>
    <Label value="Handwritten"/>
  </RectangleLabels>
  <TextArea name="transcription" toName="image" perRegion="true" rows="1" maxSubmissions="1" editable="true" required="true" placeholder="What does it say?"/>
</View>`,
  },
  {
    id: 'visual-questions',
    title: 'Visual question answering',
    medium: 'several',
    summary: 'Answer a question about a picture.',
    markup: `<View>
  <Image name="image" value="$image"/>
  <Text name="question" value="$question"/>
  <TextArea name="answer" toName="question" rows="2" maxSubmissions="1" required="true" editable="true" placeholder="Answer"/>
  <!-- {"data": {"image": "${paths.sampleMedia('photo.jpg')}", "question": "Which animal looks at you?"}} -->
</View>`,
  },
  {
    id: 'photo-quality',
    title: 'Photo quality',
    medium: 'image',
    summary: 'Rate pictures from one to five stars and say what disturbs.',
    markup: `<View>
  <Image name="image" value="$image"/>
  <Rating name="quality" toName="image" maxRating="5" required="true"/>
  <Choices name="fault" toName="image" choice="multiple" showInline="true">
    <Choice value="Blurred"/>
    <Choice value="Too dark"/>
    <Choice value="Too bright"/>
    <Choice value="Cut off"/>
  </Choices>
</View>`,
  },
  {
    id: 'visual-genome',
    title: 'Things, traits and how they relate',
    medium: 'image',
    summary: 'Box things and pairs of things; what may be said of them comes with each picture.',
    markup: `<View>
  <Image name="image" value="$image" zoom="true"/>
  <Header value="Things"/>
  <RectangleLabels name="thing" toName="image" value="$things"/>
  <Header value="Around two things: how they relate"/>
  <RectangleLabels name="relationship" toName="image" value="$relationships"/>
  <Header value="Traits of the selected thing"/>
  <Choices name="trait" toName="image" choice="multiple" showInline="true" perRegion="true" value="$traits"/>
  <!-- {"data": {"image": "${paths.sampleMedia('photo.jpg')}", "things": ["Cat", "Eye", "Ear"], "relationships": ["is part of", "lies beside", "looks at"], "traits": ["Striped", "Green", "Pointed"]}} -->
</View>`,
  },
  {
    id: 'several-views',
    title: 'One case, four pictures',
    medium: 'image',
    summary: 'Look at four pictures of one case together, grade each side and write a report.',
    markup: `<View>
  <View style="display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem">
    <Image name="left_front" value="$left_front"/>
    <Image name="right_front" value="$right_front"/>
    <Image name="left_side" value="$left_side"/>
    <Image name="right_side" value="$right_side"/>
  </View>
  <Header value="Left"/>
  <Choices name="left" toName="left_front" choice="single" showInline="true" required="true">
    <Choice value="Nothing found"/>
    <Choice value="Look again in a year"/>
    <Choice value="To be examined"/>
  </Choices>
  <Header value="Right"/>
  <Choices name="right" toName="right_front" choice="single" showInline="true" required="true">
    <Choice value="Nothing found"/>
    <Choice value="Look again in a year"/>
    <Choice value="To be examined"/>
  </Choices>
  <TextArea name="report" toName="left_front" rows="3" maxSubmissions="1" editable="true" placeholder="Report"/>
  <!-- {"data": {"left_front": "${paths.sampleMedia('portrait.jpg')}", "right_front": "${paths.sampleMedia('astronaut.jpg')}", "left_side": "${paths.sampleMedia('photo.jpg')}", "right_side": "${paths.sampleMedia('running-cat.jpg')}"}} -->
</View>`,
  },
];
