/** Object tags: they show a task's data (formats 1.3, heartex 7.5). */

import { tag } from './define.ts';

const named = ['name', 'value'];
const sound = [
  'name', 'value:url', 'defaultspeed=1', 'defaultscale=1', 'defaultzoom=1', 'defaultvolume=1', 'hotkey', 'sync', 'height=96',
  'waveheight=32', 'spectrogram:bool=false', 'splitchannels:bool=false', 'decoder:webaudio|ffmpeg|none=webaudio',
  'player:html5|webaudio=html5', 'cursorwidth=2', 'cursorcolor=#333', 'muted:bool=false', 'zoom:bool=true', 'volume:bool=true',
  'speed:bool=true', 'autocenter:bool=true', 'showlabels:bool=false', 'showscores:bool=false',
];
const prose = [
  'name', 'value:data', 'valuetype:text|url=text', 'savetextresult:yes|no=yes', 'encoding:none|base64|base64unicode=none',
  'selectionenabled:bool=true', 'highlightcolor', 'showlabels:bool', 'granularity:symbol|word|sentence|paragraph=symbol',
];
const picture = [
  'name', 'value:url', 'valuelist:url', 'smoothing:bool', 'width=100%', 'maxwidth=100%', 'height', 'maxheight=calc(100vh - 194px)',
  'zoom:bool=true', 'negativezoom:bool=false', 'zoomby:number=1.1', 'grid:bool=false', 'gridsize:number=30', 'gridcolor=#EEEEF4',
  'zoomcontrol:bool=true', 'brightnesscontrol:bool=false', 'contrastcontrol:bool=false', 'rotatecontrol:bool=false',
  'crosshair:bool=false', 'selectioncontrol:bool=true', 'horizontalalignment:left|center|right=left',
  'verticalalignment:top|center|bottom=top', 'defaultzoom:fit|auto|original=fit', 'crossorigin:none|anonymous|use-credentials=none',
  'lazyoff:bool=false', 'showlabels:bool=false',
];
const audio = { attributes: sound, required: named, drawn: true, data: { accepts: ['string'], media: 'audio' } } as const;

export const objectTags = [
  tag('object', 'Audio', audio),
  tag('object', 'AudioPlus', audio),
  tag('object', 'Image', {
    attributes: picture,
    required: ['name', 'value|valuelist'],
    drawn: true,
    data: { accepts: ['string', 'list'], media: 'image' },
  }),
  tag('object', 'Text', {
    attributes: prose,
    required: named,
    drawn: true,
    data: { accepts: ['string', 'number', 'list'], media: 'text' },
  }),
  tag('object', 'HyperText', {
    attributes: [...prose, 'inline:bool=false', 'clickablelinks:bool=false', 'style:style'],
    required: ['value'],
    data: { accepts: ['string'], media: 'html' },
  }),
  tag('object', 'Video', {
    attributes: [
      'name', 'value:url', 'framerate:data=24', 'sync', 'muted:bool=false', 'height=600', 'timelineheight=64',
      'defaultplaybackspeed:number=1', 'minplaybackspeed:number=0.25', 'hotkey',
    ],
    required: named,
    data: { accepts: ['string'], media: 'video' },
  }),
  tag('object', 'TimeSeries', {
    attributes: [
      'name', 'value:url', 'valuetype:url|json=url', 'timecolumn', 'timeformat', 'timedisplayformat', 'durationdisplayformat=.0f', 'sep=,',
      'overviewchannels', 'overviewwidth=25%', 'fixedscale:bool=false', 'multiaxis:bool=false', 'cursorcolor', 'sync', 'hotkey',
    ],
    required: named,
    children: ['Channel', 'MultiChannel'],
    data: { accepts: ['table', 'list', 'string'], media: 'series' },
  }),
  tag('object', 'Paragraphs', {
    attributes: [
      'name', 'value:url', 'valuetype:json|url=json', 'audiourl:url', 'sync', 'showplayer:bool=false', 'savetextresult:yes|no=yes',
      'layout:none|dialogue=none', 'namekey=author', 'textkey=text', 'contextscroll:bool=false', 'highlightcolor', 'showlabels:bool=false',
    ],
    required: named,
    data: { accepts: ['list', 'string'], media: 'dialogue' },
  }),
  tag('object', 'List', {
    attributes: [
      'name', 'value:data', 'title:data', 'elementvalue', 'elementtag:Text|Image|Audio', 'sortedhighlightcolor', 'axis:x|y=y',
      'lockaxis:bool', 'ranked:bool', 'sortable:bool',
    ],
    required: named,
    data: { accepts: ['list', 'string'], media: 'list' },
  }),
  tag('object', 'Table', {
    attributes: ['name', 'value:data', 'valuetype:json|url=json'],
    required: ['value'],
    data: { accepts: ['table', 'list', 'string'], media: 'table' },
  }),
  tag('object', 'Pdf', { attributes: ['name', 'value:url'], required: named, data: { accepts: ['string'], media: 'pdf' }, open: true }),
  tag('object', 'Chat', {
    attributes: ['name', 'value:data', 'messageroles', 'editable:bool', 'minmessages', 'maxmessages', 'llm'],
    required: named,
    data: { accepts: ['list', 'string'], media: 'chat' },
    open: true,
  }),
];
