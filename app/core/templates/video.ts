import type { Template } from './template.ts';

/** Videos. */
export const videoTemplates: readonly Template[] = [
  {
    id: 'video-classification',
    title: 'Classify videos',
    medium: 'video',
    summary: 'Say what a video shows.',
    markup: `<View>
  <Video name="video" value="$video"/>
  <Choices name="content" toName="video" choice="multiple" showInline="true">
    <Choice value="People"/>
    <Choice value="Animals"/>
    <Choice value="Traffic"/>
    <Choice value="Nature"/>
  </Choices>
</View>`,
  },
  {
    id: 'video-tracking',
    title: 'Follow things through a video',
    medium: 'video',
    summary: 'Box things and follow them with key frames.',
    markup: `<View>
  <Labels name="thing" toName="video">
    <Label value="Person"/>
    <Label value="Vehicle"/>
    <Label value="Animal"/>
  </Labels>
  <Video name="video" value="$video"/>
  <VideoRectangle name="box" toName="video"/>
</View>`,
  },
  {
    id: 'video-frames',
    title: 'Moments of a video',
    medium: 'video',
    summary: 'Mark on the timeline when what happens.',
    markup: `<View>
  <TimelineLabels name="moment" toName="video">
    <Label value="Goal"/>
    <Label value="Foul"/>
    <Label value="Replay"/>
  </TimelineLabels>
  <Video name="video" value="$video"/>
</View>`,
  },
  {
    id: 'video-captions',
    title: 'Describe videos',
    medium: 'video',
    summary: 'Watch a video and describe it.',
    markup: `<View>
  <Video name="video" value="$video"/>
  <TextArea name="caption" toName="video" rows="3" maxSubmissions="1" required="true" editable="true"/>
</View>`,
  },
  {
    id: 'video-and-sound',
    title: 'Parts of a video, by its sound',
    medium: 'video',
    summary: 'Mark the parts of a video along its sound; both play together.',
    markup: `<View>
  <Video name="video" value="$video" sync="sound" muted="true" height="280"/>
  <Labels name="part" toName="sound">
    <Label value="Opening"/>
    <Label value="Story"/>
    <Label value="Credits"/>
  </Labels>
  <Audio name="sound" value="$sound" sync="video"/>
</View>`,
  },
];
