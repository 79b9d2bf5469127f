/** SVG elements. Attributes have their DOM names: `viewBox`, `stroke-width`. */

import type { TargetProps } from './framework.ts'
import type { CommonAttributes, Parent } from './global.ts'
import type { OneOf, Text } from './values.ts'

type Presentation = Partial<
  Readonly<
    Record<
      | 'alignment-baseline'
      | 'baseline-shift'
      | 'clip-path'
      | 'clip-rule'
      | 'color'
      | 'color-interpolation'
      | 'color-interpolation-filters'
      | 'cursor'
      | 'direction'
      | 'display'
      | 'dominant-baseline'
      | 'fill'
      | 'fill-opacity'
      | 'fill-rule'
      | 'filter'
      | 'flood-color'
      | 'flood-opacity'
      | 'font-family'
      | 'font-size'
      | 'font-size-adjust'
      | 'font-stretch'
      | 'font-style'
      | 'font-variant'
      | 'font-weight'
      | 'image-rendering'
      | 'letter-spacing'
      | 'lighting-color'
      | 'marker-end'
      | 'marker-mid'
      | 'marker-start'
      | 'mask'
      | 'mask-type'
      | 'opacity'
      | 'overflow'
      | 'paint-order'
      | 'pointer-events'
      | 'shape-rendering'
      | 'stop-color'
      | 'stop-opacity'
      | 'stroke'
      | 'stroke-dasharray'
      | 'stroke-dashoffset'
      | 'stroke-linecap'
      | 'stroke-linejoin'
      | 'stroke-miterlimit'
      | 'stroke-opacity'
      | 'stroke-width'
      | 'text-anchor'
      | 'text-decoration'
      | 'text-overflow'
      | 'text-rendering'
      | 'transform'
      | 'transform-origin'
      | 'unicode-bidi'
      | 'vector-effect'
      | 'visibility'
      | 'white-space'
      | 'word-spacing'
      | 'writing-mode',
      Text
    >
  >
>

interface SvgElement extends CommonAttributes, Presentation, TargetProps, Parent {
  readonly focusable?: boolean | 'true' | 'false' | 'auto' | null
}

type With<Names extends string> = SvgElement & { readonly [Name in Names]?: Text }

type Box = 'x' | 'y' | 'width' | 'height'
type Reference = 'href' | 'xlink:href'
type Filter = Box | 'result'
type Timing =
  | 'begin'
  | 'dur'
  | 'end'
  | 'min'
  | 'max'
  | 'restart'
  | 'repeatCount'
  | 'repeatDur'
  | 'fill'
type Animated =
  | Timing
  | 'from'
  | 'to'
  | 'by'
  | 'calcMode'
  | 'keyTimes'
  | 'keySplines'
  | 'additive'
  | 'accumulate'
  | Reference
type TextPosition = 'x' | 'y' | 'dx' | 'dy' | 'rotate' | 'lengthAdjust' | 'textLength'
type Transfer = 'type' | 'tableValues' | 'slope' | 'intercept' | 'amplitude' | 'exponent' | 'offset'

/** In these elements `values` is an attribute of SVG. */
type Valued<Names extends string> = Omit<With<Names>, 'values'> & { readonly values?: Text }

/** The elements of SVG, but for `a`, `script`, `style` and `title`, which HTML has too. */
export interface SvgElements {
  readonly animate: Valued<Animated | 'attributeName'>
  readonly animateMotion: Valued<Animated | 'path' | 'keyPoints' | 'rotate'>
  readonly animateTransform: Valued<Animated | 'attributeName' | 'type'>
  readonly circle: With<'cx' | 'cy' | 'r' | 'pathLength'>
  readonly clipPath: With<'clipPathUnits'>
  readonly defs: SvgElement
  readonly desc: SvgElement
  readonly ellipse: With<'cx' | 'cy' | 'rx' | 'ry' | 'pathLength'>
  readonly feBlend: With<Filter | 'in' | 'in2' | 'mode'>
  readonly feColorMatrix: Valued<Filter | 'in' | 'type'>
  readonly feComponentTransfer: With<Filter | 'in'>
  readonly feComposite: With<Filter | 'in' | 'in2' | 'operator' | 'k1' | 'k2' | 'k3' | 'k4'>
  readonly feConvolveMatrix: With<
    | Filter
    | 'in'
    | 'order'
    | 'kernelMatrix'
    | 'divisor'
    | 'bias'
    | 'targetX'
    | 'targetY'
    | 'edgeMode'
    | 'preserveAlpha'
  >
  readonly feDiffuseLighting: With<Filter | 'in' | 'surfaceScale' | 'diffuseConstant'>
  readonly feDisplacementMap: With<
    Filter | 'in' | 'in2' | 'scale' | 'xChannelSelector' | 'yChannelSelector'
  >
  readonly feDistantLight: With<'azimuth' | 'elevation'>
  readonly feDropShadow: With<Filter | 'in' | 'dx' | 'dy' | 'stdDeviation'>
  readonly feFlood: With<Filter>
  readonly feFuncA: With<Transfer>
  readonly feFuncB: With<Transfer>
  readonly feFuncG: With<Transfer>
  readonly feFuncR: With<Transfer>
  readonly feGaussianBlur: With<Filter | 'in' | 'stdDeviation' | 'edgeMode'>
  readonly feImage: With<Filter | Reference | 'preserveAspectRatio' | 'crossorigin'>
  readonly feMerge: With<Filter>
  readonly feMergeNode: With<'in'>
  readonly feMorphology: With<Filter | 'in' | 'operator' | 'radius'>
  readonly feOffset: With<Filter | 'in' | 'dx' | 'dy'>
  readonly fePointLight: With<'x' | 'y' | 'z'>
  readonly feSpecularLighting: With<
    Filter | 'in' | 'surfaceScale' | 'specularConstant' | 'specularExponent'
  >
  readonly feSpotLight: With<
    | 'x'
    | 'y'
    | 'z'
    | 'pointsAtX'
    | 'pointsAtY'
    | 'pointsAtZ'
    | 'specularExponent'
    | 'limitingConeAngle'
  >
  readonly feTile: With<Filter | 'in'>
  readonly feTurbulence: With<
    Filter | 'baseFrequency' | 'numOctaves' | 'seed' | 'stitchTiles' | 'type'
  >
  readonly filter: With<Box | 'filterUnits' | 'primitiveUnits'>
  readonly foreignObject: With<Box>
  readonly g: SvgElement
  readonly image: With<Box | Reference | 'preserveAspectRatio' | 'crossorigin' | 'decoding'>
  readonly line: With<'x1' | 'x2' | 'y1' | 'y2' | 'pathLength'>
  readonly linearGradient: With<
    'x1' | 'x2' | 'y1' | 'y2' | 'gradientUnits' | 'gradientTransform' | 'spreadMethod' | Reference
  >
  readonly marker: With<
    'markerHeight' | 'markerUnits' | 'markerWidth' | 'orient' | 'refX' | 'refY' | 'viewBox'
  > & { readonly preserveAspectRatio?: Text }
  readonly mask: With<Box | 'maskContentUnits' | 'maskUnits'>
  readonly metadata: SvgElement
  readonly mpath: With<Reference>
  readonly path: With<'d' | 'pathLength'>
  readonly pattern: With<
    | Box
    | Reference
    | 'patternContentUnits'
    | 'patternTransform'
    | 'patternUnits'
    | 'preserveAspectRatio'
    | 'viewBox'
  >
  readonly polygon: With<'points' | 'pathLength'>
  readonly polyline: With<'points' | 'pathLength'>
  readonly radialGradient: With<
    | 'cx'
    | 'cy'
    | 'r'
    | 'fx'
    | 'fy'
    | 'fr'
    | 'gradientUnits'
    | 'gradientTransform'
    | 'spreadMethod'
    | Reference
  >
  readonly rect: With<Box | 'rx' | 'ry' | 'pathLength'>
  readonly set: With<Timing | 'to' | 'attributeName' | Reference>
  readonly stop: With<'offset'>
  readonly svg: With<Box | 'viewBox' | 'preserveAspectRatio' | 'xmlns' | 'xmlns:xlink' | 'version'>
  readonly switch: SvgElement
  readonly symbol: With<Box | 'viewBox' | 'preserveAspectRatio' | 'refX' | 'refY'>
  readonly text: With<TextPosition>
  readonly textPath: With<
    Reference | 'lengthAdjust' | 'textLength' | 'method' | 'spacing' | 'startOffset' | 'side'
  >
  readonly tspan: With<TextPosition>
  readonly use: With<Box | Reference>
  readonly view: With<'viewBox' | 'preserveAspectRatio'> & {
    readonly zoomAndPan?: OneOf<'disable' | 'magnify'>
  }
}
