import './image.ts';
import '../base.ts';
import css from '#css/labeler-pdf.css';
import { createPdfSurface } from '../surfaces/pdf/pdf.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, surface: createPdfSurface };
