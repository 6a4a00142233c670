/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["predict"] || ($protobuf.roots["predict"] = {});

export const rnnzoo = $root.rnnzoo = (() => {

    /**
     * Namespace rnnzoo.
     * @exports rnnzoo
     * @namespace
     */
    const rnnzoo = {};

    rnnzoo.predict = (function() {

        /**
         * Namespace predict.
         * @memberof rnnzoo
         * @namespace
         */
        const predict = {};

        predict.PredictDigitRequest = (function() {

            /**
             * Properties of a PredictDigitRequest.
             * @typedef {Object} rnnzoo.predict.PredictDigitRequest.$Properties
             * @property {Uint8Array|null} [pixels] PredictDigitRequest pixels
             * @property {Array.<Uint8Array>|null} [images] PredictDigitRequest images
             * @property {string|null} [model] PredictDigitRequest model
             * @property {string|null} [version] PredictDigitRequest version
             * @property {number|null} [topK] PredictDigitRequest topK
             * @property {boolean|null} [probabilities] PredictDigitRequest probabilities
             * @property {number|null} [binarize] PredictDigitRequest binarize
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictDigitRequest.
             * @memberof rnnzoo.predict
             * @interface IPredictDigitRequest
             * @augments rnnzoo.predict.PredictDigitRequest.$Properties
             * @deprecated Use rnnzoo.predict.PredictDigitRequest.$Properties instead.
             */

            /**
             * Shape of a PredictDigitRequest.
             * @typedef {rnnzoo.predict.PredictDigitRequest.$Properties} rnnzoo.predict.PredictDigitRequest.$Shape
             */

            /**
             * Constructs a new PredictDigitRequest.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictDigitRequest.
             * @constructor
             * @param {rnnzoo.predict.PredictDigitRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictDigitRequest = function (properties) {
                this.images = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictDigitRequest pixels.
             * @member {Uint8Array} pixels
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.pixels = $util.newBuffer([]);

            /**
             * PredictDigitRequest images.
             * @member {Array.<Uint8Array>} images
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.images = $util.emptyArray;

            /**
             * PredictDigitRequest model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.model = "";

            /**
             * PredictDigitRequest version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.version = "";

            /**
             * PredictDigitRequest topK.
             * @member {number} topK
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.topK = 0;

            /**
             * PredictDigitRequest probabilities.
             * @member {boolean|null|undefined} probabilities
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.probabilities = null;

            /**
             * PredictDigitRequest binarize.
             * @member {number|null|undefined} binarize
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @instance
             */
            PredictDigitRequest.prototype.binarize = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PredictDigitRequest.prototype, "_probabilities", {
                get: $util.oneOfGetter($oneOfFields = ["probabilities"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PredictDigitRequest.prototype, "_binarize", {
                get: $util.oneOfGetter($oneOfFields = ["binarize"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new PredictDigitRequest instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @static
             * @param {rnnzoo.predict.PredictDigitRequest.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictDigitRequest} PredictDigitRequest instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictDigitRequest.$Shape): rnnzoo.predict.PredictDigitRequest & rnnzoo.predict.PredictDigitRequest.$Shape;
             *   (properties?: rnnzoo.predict.PredictDigitRequest.$Properties): rnnzoo.predict.PredictDigitRequest;
             * }}
             */
            PredictDigitRequest.create = function(properties) {
                return new PredictDigitRequest(properties);
            };

            /**
             * Encodes the specified PredictDigitRequest message. Does not implicitly {@link rnnzoo.predict.PredictDigitRequest.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @static
             * @param {rnnzoo.predict.PredictDigitRequest.$Properties} message PredictDigitRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictDigitRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pixels != null && $Object.hasOwnProperty.call(message, "pixels") && message.pixels.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pixels);
                if (message.images != null && message.images.length)
                    for (let i = 0; i < message.images.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.images[i]);
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
                if (message.topK != null && $Object.hasOwnProperty.call(message, "topK") && message.topK !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.topK);
                if (message.probabilities != null && $Object.hasOwnProperty.call(message, "probabilities"))
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.probabilities);
                if (message.binarize != null && $Object.hasOwnProperty.call(message, "binarize"))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.binarize);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictDigitRequest message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictDigitRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictDigitRequest & rnnzoo.predict.PredictDigitRequest.$Shape} PredictDigitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictDigitRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictDigitRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.pixels = value;
                            else
                                delete message.pixels;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.images && message.images.length))
                                message.images = [];
                            message.images.push(reader.bytes());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.topK = value;
                            else
                                delete message.topK;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.probabilities = reader.bool();
                            message._probabilities = "probabilities";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            message.binarize = reader.double();
                            message._binarize = "binarize";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictDigitRequest;
        })();

        predict.PredictDigitResponse = (function() {

            /**
             * Properties of a PredictDigitResponse.
             * @typedef {Object} rnnzoo.predict.PredictDigitResponse.$Properties
             * @property {string|null} [model] PredictDigitResponse model
             * @property {string|null} [version] PredictDigitResponse version
             * @property {Array.<rnnzoo.predict.DigitPrediction.$Properties>|null} [predictions] PredictDigitResponse predictions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictDigitResponse.
             * @memberof rnnzoo.predict
             * @interface IPredictDigitResponse
             * @augments rnnzoo.predict.PredictDigitResponse.$Properties
             * @deprecated Use rnnzoo.predict.PredictDigitResponse.$Properties instead.
             */

            /**
             * Shape of a PredictDigitResponse.
             * @typedef {rnnzoo.predict.PredictDigitResponse.$Properties} rnnzoo.predict.PredictDigitResponse.$Shape
             */

            /**
             * Constructs a new PredictDigitResponse.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictDigitResponse.
             * @constructor
             * @param {rnnzoo.predict.PredictDigitResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictDigitResponse = function (properties) {
                this.predictions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictDigitResponse model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @instance
             */
            PredictDigitResponse.prototype.model = "";

            /**
             * PredictDigitResponse version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @instance
             */
            PredictDigitResponse.prototype.version = "";

            /**
             * PredictDigitResponse predictions.
             * @member {Array.<rnnzoo.predict.DigitPrediction.$Properties>} predictions
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @instance
             */
            PredictDigitResponse.prototype.predictions = $util.emptyArray;

            /**
             * Creates a new PredictDigitResponse instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @static
             * @param {rnnzoo.predict.PredictDigitResponse.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictDigitResponse} PredictDigitResponse instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictDigitResponse.$Shape): rnnzoo.predict.PredictDigitResponse & rnnzoo.predict.PredictDigitResponse.$Shape;
             *   (properties?: rnnzoo.predict.PredictDigitResponse.$Properties): rnnzoo.predict.PredictDigitResponse;
             * }}
             */
            PredictDigitResponse.create = function(properties) {
                return new PredictDigitResponse(properties);
            };

            /**
             * Encodes the specified PredictDigitResponse message. Does not implicitly {@link rnnzoo.predict.PredictDigitResponse.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @static
             * @param {rnnzoo.predict.PredictDigitResponse.$Properties} message PredictDigitResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictDigitResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.predictions != null && message.predictions.length)
                    for (let i = 0; i < message.predictions.length; ++i)
                        $root.rnnzoo.predict.DigitPrediction.encode(message.predictions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictDigitResponse message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictDigitResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictDigitResponse & rnnzoo.predict.PredictDigitResponse.$Shape} PredictDigitResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictDigitResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictDigitResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.predictions && message.predictions.length))
                                message.predictions = [];
                            message.predictions.push($root.rnnzoo.predict.DigitPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictDigitResponse;
        })();

        predict.DigitPrediction = (function() {

            /**
             * Properties of a DigitPrediction.
             * @typedef {Object} rnnzoo.predict.DigitPrediction.$Properties
             * @property {number|null} [digit] DigitPrediction digit
             * @property {number|null} [confidence] DigitPrediction confidence
             * @property {Array.<number>|null} [probabilities] DigitPrediction probabilities
             * @property {Array.<rnnzoo.predict.RankedDigit.$Properties>|null} [top] DigitPrediction top
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DigitPrediction.
             * @memberof rnnzoo.predict
             * @interface IDigitPrediction
             * @augments rnnzoo.predict.DigitPrediction.$Properties
             * @deprecated Use rnnzoo.predict.DigitPrediction.$Properties instead.
             */

            /**
             * Shape of a DigitPrediction.
             * @typedef {rnnzoo.predict.DigitPrediction.$Properties} rnnzoo.predict.DigitPrediction.$Shape
             */

            /**
             * Constructs a new DigitPrediction.
             * @memberof rnnzoo.predict
             * @classdesc Represents a DigitPrediction.
             * @constructor
             * @param {rnnzoo.predict.DigitPrediction.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DigitPrediction = function (properties) {
                this.probabilities = [];
                this.top = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DigitPrediction digit.
             * @member {number} digit
             * @memberof rnnzoo.predict.DigitPrediction
             * @instance
             */
            DigitPrediction.prototype.digit = 0;

            /**
             * DigitPrediction confidence.
             * @member {number} confidence
             * @memberof rnnzoo.predict.DigitPrediction
             * @instance
             */
            DigitPrediction.prototype.confidence = 0;

            /**
             * DigitPrediction probabilities.
             * @member {Array.<number>} probabilities
             * @memberof rnnzoo.predict.DigitPrediction
             * @instance
             */
            DigitPrediction.prototype.probabilities = $util.emptyArray;

            /**
             * DigitPrediction top.
             * @member {Array.<rnnzoo.predict.RankedDigit.$Properties>} top
             * @memberof rnnzoo.predict.DigitPrediction
             * @instance
             */
            DigitPrediction.prototype.top = $util.emptyArray;

            /**
             * Creates a new DigitPrediction instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.DigitPrediction
             * @static
             * @param {rnnzoo.predict.DigitPrediction.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.DigitPrediction} DigitPrediction instance
             * @type {{
             *   (properties: rnnzoo.predict.DigitPrediction.$Shape): rnnzoo.predict.DigitPrediction & rnnzoo.predict.DigitPrediction.$Shape;
             *   (properties?: rnnzoo.predict.DigitPrediction.$Properties): rnnzoo.predict.DigitPrediction;
             * }}
             */
            DigitPrediction.create = function(properties) {
                return new DigitPrediction(properties);
            };

            /**
             * Encodes the specified DigitPrediction message. Does not implicitly {@link rnnzoo.predict.DigitPrediction.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.DigitPrediction
             * @static
             * @param {rnnzoo.predict.DigitPrediction.$Properties} message DigitPrediction message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DigitPrediction.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digit != null && $Object.hasOwnProperty.call(message, "digit") && message.digit !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.digit);
                if (message.confidence != null && $Object.hasOwnProperty.call(message, "confidence") && !$Object.is(message.confidence, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.confidence);
                if (message.probabilities != null && message.probabilities.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).floats(message.probabilities);
                if (message.top != null && message.top.length)
                    for (let i = 0; i < message.top.length; ++i)
                        $root.rnnzoo.predict.RankedDigit.encode(message.top[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DigitPrediction message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.DigitPrediction
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.DigitPrediction & rnnzoo.predict.DigitPrediction.$Shape} DigitPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DigitPrediction.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.DigitPrediction();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.digit = value;
                            else
                                delete message.digit;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.confidence = value;
                            else
                                delete message.confidence;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.probabilities && message.probabilities.length))
                                    message.probabilities = [];
                                reader.floats(message.probabilities);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.probabilities && message.probabilities.length))
                                message.probabilities = [];
                            message.probabilities.push(reader.float());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.top && message.top.length))
                                message.top = [];
                            message.top.push($root.rnnzoo.predict.RankedDigit.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DigitPrediction;
        })();

        predict.RankedDigit = (function() {

            /**
             * Properties of a RankedDigit.
             * @typedef {Object} rnnzoo.predict.RankedDigit.$Properties
             * @property {number|null} [digit] RankedDigit digit
             * @property {number|null} [probability] RankedDigit probability
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RankedDigit.
             * @memberof rnnzoo.predict
             * @interface IRankedDigit
             * @augments rnnzoo.predict.RankedDigit.$Properties
             * @deprecated Use rnnzoo.predict.RankedDigit.$Properties instead.
             */

            /**
             * Shape of a RankedDigit.
             * @typedef {rnnzoo.predict.RankedDigit.$Properties} rnnzoo.predict.RankedDigit.$Shape
             */

            /**
             * Constructs a new RankedDigit.
             * @memberof rnnzoo.predict
             * @classdesc Represents a RankedDigit.
             * @constructor
             * @param {rnnzoo.predict.RankedDigit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RankedDigit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RankedDigit digit.
             * @member {number} digit
             * @memberof rnnzoo.predict.RankedDigit
             * @instance
             */
            RankedDigit.prototype.digit = 0;

            /**
             * RankedDigit probability.
             * @member {number} probability
             * @memberof rnnzoo.predict.RankedDigit
             * @instance
             */
            RankedDigit.prototype.probability = 0;

            /**
             * Creates a new RankedDigit instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.RankedDigit
             * @static
             * @param {rnnzoo.predict.RankedDigit.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.RankedDigit} RankedDigit instance
             * @type {{
             *   (properties: rnnzoo.predict.RankedDigit.$Shape): rnnzoo.predict.RankedDigit & rnnzoo.predict.RankedDigit.$Shape;
             *   (properties?: rnnzoo.predict.RankedDigit.$Properties): rnnzoo.predict.RankedDigit;
             * }}
             */
            RankedDigit.create = function(properties) {
                return new RankedDigit(properties);
            };

            /**
             * Encodes the specified RankedDigit message. Does not implicitly {@link rnnzoo.predict.RankedDigit.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.RankedDigit
             * @static
             * @param {rnnzoo.predict.RankedDigit.$Properties} message RankedDigit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RankedDigit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digit != null && $Object.hasOwnProperty.call(message, "digit") && message.digit !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.digit);
                if (message.probability != null && $Object.hasOwnProperty.call(message, "probability") && !$Object.is(message.probability, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.probability);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RankedDigit message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.RankedDigit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.RankedDigit & rnnzoo.predict.RankedDigit.$Shape} RankedDigit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RankedDigit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.RankedDigit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.digit = value;
                            else
                                delete message.digit;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.probability = value;
                            else
                                delete message.probability;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RankedDigit;
        })();

        predict.PredictSentimentRequest = (function() {

            /**
             * Properties of a PredictSentimentRequest.
             * @typedef {Object} rnnzoo.predict.PredictSentimentRequest.$Properties
             * @property {Array.<string>|null} [instances] PredictSentimentRequest instances
             * @property {string|null} [model] PredictSentimentRequest model
             * @property {string|null} [version] PredictSentimentRequest version
             * @property {number|null} [topK] PredictSentimentRequest topK
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictSentimentRequest.
             * @memberof rnnzoo.predict
             * @interface IPredictSentimentRequest
             * @augments rnnzoo.predict.PredictSentimentRequest.$Properties
             * @deprecated Use rnnzoo.predict.PredictSentimentRequest.$Properties instead.
             */

            /**
             * Shape of a PredictSentimentRequest.
             * @typedef {rnnzoo.predict.PredictSentimentRequest.$Properties} rnnzoo.predict.PredictSentimentRequest.$Shape
             */

            /**
             * Constructs a new PredictSentimentRequest.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictSentimentRequest.
             * @constructor
             * @param {rnnzoo.predict.PredictSentimentRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictSentimentRequest = function (properties) {
                this.instances = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictSentimentRequest instances.
             * @member {Array.<string>} instances
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @instance
             */
            PredictSentimentRequest.prototype.instances = $util.emptyArray;

            /**
             * PredictSentimentRequest model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @instance
             */
            PredictSentimentRequest.prototype.model = "";

            /**
             * PredictSentimentRequest version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @instance
             */
            PredictSentimentRequest.prototype.version = "";

            /**
             * PredictSentimentRequest topK.
             * @member {number} topK
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @instance
             */
            PredictSentimentRequest.prototype.topK = 0;

            /**
             * Creates a new PredictSentimentRequest instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @static
             * @param {rnnzoo.predict.PredictSentimentRequest.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictSentimentRequest} PredictSentimentRequest instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictSentimentRequest.$Shape): rnnzoo.predict.PredictSentimentRequest & rnnzoo.predict.PredictSentimentRequest.$Shape;
             *   (properties?: rnnzoo.predict.PredictSentimentRequest.$Properties): rnnzoo.predict.PredictSentimentRequest;
             * }}
             */
            PredictSentimentRequest.create = function(properties) {
                return new PredictSentimentRequest(properties);
            };

            /**
             * Encodes the specified PredictSentimentRequest message. Does not implicitly {@link rnnzoo.predict.PredictSentimentRequest.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @static
             * @param {rnnzoo.predict.PredictSentimentRequest.$Properties} message PredictSentimentRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictSentimentRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.instances != null && message.instances.length)
                    for (let i = 0; i < message.instances.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.instances[i]);
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                if (message.topK != null && $Object.hasOwnProperty.call(message, "topK") && message.topK !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.topK);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictSentimentRequest message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictSentimentRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSentimentRequest & rnnzoo.predict.PredictSentimentRequest.$Shape} PredictSentimentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictSentimentRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictSentimentRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.instances && message.instances.length))
                                message.instances = [];
                            message.instances.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.topK = value;
                            else
                                delete message.topK;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictSentimentRequest;
        })();

        predict.PredictSentimentResponse = (function() {

            /**
             * Properties of a PredictSentimentResponse.
             * @typedef {Object} rnnzoo.predict.PredictSentimentResponse.$Properties
             * @property {string|null} [model] PredictSentimentResponse model
             * @property {string|null} [version] PredictSentimentResponse version
             * @property {Array.<rnnzoo.predict.SentimentPrediction.$Properties>|null} [predictions] PredictSentimentResponse predictions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictSentimentResponse.
             * @memberof rnnzoo.predict
             * @interface IPredictSentimentResponse
             * @augments rnnzoo.predict.PredictSentimentResponse.$Properties
             * @deprecated Use rnnzoo.predict.PredictSentimentResponse.$Properties instead.
             */

            /**
             * Shape of a PredictSentimentResponse.
             * @typedef {rnnzoo.predict.PredictSentimentResponse.$Properties} rnnzoo.predict.PredictSentimentResponse.$Shape
             */

            /**
             * Constructs a new PredictSentimentResponse.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictSentimentResponse.
             * @constructor
             * @param {rnnzoo.predict.PredictSentimentResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictSentimentResponse = function (properties) {
                this.predictions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictSentimentResponse model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @instance
             */
            PredictSentimentResponse.prototype.model = "";

            /**
             * PredictSentimentResponse version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @instance
             */
            PredictSentimentResponse.prototype.version = "";

            /**
             * PredictSentimentResponse predictions.
             * @member {Array.<rnnzoo.predict.SentimentPrediction.$Properties>} predictions
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @instance
             */
            PredictSentimentResponse.prototype.predictions = $util.emptyArray;

            /**
             * Creates a new PredictSentimentResponse instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @static
             * @param {rnnzoo.predict.PredictSentimentResponse.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictSentimentResponse} PredictSentimentResponse instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictSentimentResponse.$Shape): rnnzoo.predict.PredictSentimentResponse & rnnzoo.predict.PredictSentimentResponse.$Shape;
             *   (properties?: rnnzoo.predict.PredictSentimentResponse.$Properties): rnnzoo.predict.PredictSentimentResponse;
             * }}
             */
            PredictSentimentResponse.create = function(properties) {
                return new PredictSentimentResponse(properties);
            };

            /**
             * Encodes the specified PredictSentimentResponse message. Does not implicitly {@link rnnzoo.predict.PredictSentimentResponse.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @static
             * @param {rnnzoo.predict.PredictSentimentResponse.$Properties} message PredictSentimentResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictSentimentResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.predictions != null && message.predictions.length)
                    for (let i = 0; i < message.predictions.length; ++i)
                        $root.rnnzoo.predict.SentimentPrediction.encode(message.predictions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictSentimentResponse message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictSentimentResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSentimentResponse & rnnzoo.predict.PredictSentimentResponse.$Shape} PredictSentimentResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictSentimentResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictSentimentResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.predictions && message.predictions.length))
                                message.predictions = [];
                            message.predictions.push($root.rnnzoo.predict.SentimentPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictSentimentResponse;
        })();

        predict.SentimentPrediction = (function() {

            /**
             * Properties of a SentimentPrediction.
             * @typedef {Object} rnnzoo.predict.SentimentPrediction.$Properties
             * @property {string|null} [sentiment] SentimentPrediction sentiment
             * @property {number|null} [score] SentimentPrediction score
             * @property {number|null} [tokens] SentimentPrediction tokens
             * @property {number|null} [unknownTokens] SentimentPrediction unknownTokens
             * @property {boolean|null} [truncated] SentimentPrediction truncated
             * @property {Array.<rnnzoo.predict.RankedSentiment.$Properties>|null} [top] SentimentPrediction top
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SentimentPrediction.
             * @memberof rnnzoo.predict
             * @interface ISentimentPrediction
             * @augments rnnzoo.predict.SentimentPrediction.$Properties
             * @deprecated Use rnnzoo.predict.SentimentPrediction.$Properties instead.
             */

            /**
             * Shape of a SentimentPrediction.
             * @typedef {rnnzoo.predict.SentimentPrediction.$Properties} rnnzoo.predict.SentimentPrediction.$Shape
             */

            /**
             * Constructs a new SentimentPrediction.
             * @memberof rnnzoo.predict
             * @classdesc Represents a SentimentPrediction.
             * @constructor
             * @param {rnnzoo.predict.SentimentPrediction.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SentimentPrediction = function (properties) {
                this.top = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SentimentPrediction sentiment.
             * @member {string} sentiment
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.sentiment = "";

            /**
             * SentimentPrediction score.
             * @member {number} score
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.score = 0;

            /**
             * SentimentPrediction tokens.
             * @member {number} tokens
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.tokens = 0;

            /**
             * SentimentPrediction unknownTokens.
             * @member {number} unknownTokens
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.unknownTokens = 0;

            /**
             * SentimentPrediction truncated.
             * @member {boolean} truncated
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.truncated = false;

            /**
             * SentimentPrediction top.
             * @member {Array.<rnnzoo.predict.RankedSentiment.$Properties>} top
             * @memberof rnnzoo.predict.SentimentPrediction
             * @instance
             */
            SentimentPrediction.prototype.top = $util.emptyArray;

            /**
             * Creates a new SentimentPrediction instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.SentimentPrediction
             * @static
             * @param {rnnzoo.predict.SentimentPrediction.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.SentimentPrediction} SentimentPrediction instance
             * @type {{
             *   (properties: rnnzoo.predict.SentimentPrediction.$Shape): rnnzoo.predict.SentimentPrediction & rnnzoo.predict.SentimentPrediction.$Shape;
             *   (properties?: rnnzoo.predict.SentimentPrediction.$Properties): rnnzoo.predict.SentimentPrediction;
             * }}
             */
            SentimentPrediction.create = function(properties) {
                return new SentimentPrediction(properties);
            };

            /**
             * Encodes the specified SentimentPrediction message. Does not implicitly {@link rnnzoo.predict.SentimentPrediction.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.SentimentPrediction
             * @static
             * @param {rnnzoo.predict.SentimentPrediction.$Properties} message SentimentPrediction message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SentimentPrediction.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sentiment != null && $Object.hasOwnProperty.call(message, "sentiment") && message.sentiment !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sentiment);
                if (message.score != null && $Object.hasOwnProperty.call(message, "score") && !$Object.is(message.score, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.score);
                if (message.tokens != null && $Object.hasOwnProperty.call(message, "tokens") && message.tokens !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.tokens);
                if (message.unknownTokens != null && $Object.hasOwnProperty.call(message, "unknownTokens") && message.unknownTokens !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.unknownTokens);
                if (message.truncated != null && $Object.hasOwnProperty.call(message, "truncated") && message.truncated !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.truncated);
                if (message.top != null && message.top.length)
                    for (let i = 0; i < message.top.length; ++i)
                        $root.rnnzoo.predict.RankedSentiment.encode(message.top[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SentimentPrediction message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.SentimentPrediction
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SentimentPrediction & rnnzoo.predict.SentimentPrediction.$Shape} SentimentPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SentimentPrediction.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.SentimentPrediction();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sentiment = value;
                            else
                                delete message.sentiment;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.score = value;
                            else
                                delete message.score;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tokens = value;
                            else
                                delete message.tokens;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.unknownTokens = value;
                            else
                                delete message.unknownTokens;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.truncated = value;
                            else
                                delete message.truncated;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.top && message.top.length))
                                message.top = [];
                            message.top.push($root.rnnzoo.predict.RankedSentiment.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SentimentPrediction;
        })();

        predict.RankedSentiment = (function() {

            /**
             * Properties of a RankedSentiment.
             * @typedef {Object} rnnzoo.predict.RankedSentiment.$Properties
             * @property {string|null} [sentiment] RankedSentiment sentiment
             * @property {number|null} [probability] RankedSentiment probability
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RankedSentiment.
             * @memberof rnnzoo.predict
             * @interface IRankedSentiment
             * @augments rnnzoo.predict.RankedSentiment.$Properties
             * @deprecated Use rnnzoo.predict.RankedSentiment.$Properties instead.
             */

            /**
             * Shape of a RankedSentiment.
             * @typedef {rnnzoo.predict.RankedSentiment.$Properties} rnnzoo.predict.RankedSentiment.$Shape
             */

            /**
             * Constructs a new RankedSentiment.
             * @memberof rnnzoo.predict
             * @classdesc Represents a RankedSentiment.
             * @constructor
             * @param {rnnzoo.predict.RankedSentiment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RankedSentiment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RankedSentiment sentiment.
             * @member {string} sentiment
             * @memberof rnnzoo.predict.RankedSentiment
             * @instance
             */
            RankedSentiment.prototype.sentiment = "";

            /**
             * RankedSentiment probability.
             * @member {number} probability
             * @memberof rnnzoo.predict.RankedSentiment
             * @instance
             */
            RankedSentiment.prototype.probability = 0;

            /**
             * Creates a new RankedSentiment instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.RankedSentiment
             * @static
             * @param {rnnzoo.predict.RankedSentiment.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.RankedSentiment} RankedSentiment instance
             * @type {{
             *   (properties: rnnzoo.predict.RankedSentiment.$Shape): rnnzoo.predict.RankedSentiment & rnnzoo.predict.RankedSentiment.$Shape;
             *   (properties?: rnnzoo.predict.RankedSentiment.$Properties): rnnzoo.predict.RankedSentiment;
             * }}
             */
            RankedSentiment.create = function(properties) {
                return new RankedSentiment(properties);
            };

            /**
             * Encodes the specified RankedSentiment message. Does not implicitly {@link rnnzoo.predict.RankedSentiment.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.RankedSentiment
             * @static
             * @param {rnnzoo.predict.RankedSentiment.$Properties} message RankedSentiment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RankedSentiment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sentiment != null && $Object.hasOwnProperty.call(message, "sentiment") && message.sentiment !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sentiment);
                if (message.probability != null && $Object.hasOwnProperty.call(message, "probability") && !$Object.is(message.probability, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.probability);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RankedSentiment message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.RankedSentiment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.RankedSentiment & rnnzoo.predict.RankedSentiment.$Shape} RankedSentiment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RankedSentiment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.RankedSentiment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sentiment = value;
                            else
                                delete message.sentiment;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.probability = value;
                            else
                                delete message.probability;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RankedSentiment;
        })();

        predict.PredictSoundRequest = (function() {

            /**
             * Properties of a PredictSoundRequest.
             * @typedef {Object} rnnzoo.predict.PredictSoundRequest.$Properties
             * @property {Array.<Uint8Array>|null} [waves] PredictSoundRequest waves
             * @property {string|null} [model] PredictSoundRequest model
             * @property {string|null} [version] PredictSoundRequest version
             * @property {number|null} [threshold] PredictSoundRequest threshold
             * @property {boolean|null} [frameScores] PredictSoundRequest frameScores
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictSoundRequest.
             * @memberof rnnzoo.predict
             * @interface IPredictSoundRequest
             * @augments rnnzoo.predict.PredictSoundRequest.$Properties
             * @deprecated Use rnnzoo.predict.PredictSoundRequest.$Properties instead.
             */

            /**
             * Shape of a PredictSoundRequest.
             * @typedef {rnnzoo.predict.PredictSoundRequest.$Properties} rnnzoo.predict.PredictSoundRequest.$Shape
             */

            /**
             * Constructs a new PredictSoundRequest.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictSoundRequest.
             * @constructor
             * @param {rnnzoo.predict.PredictSoundRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictSoundRequest = function (properties) {
                this.waves = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictSoundRequest waves.
             * @member {Array.<Uint8Array>} waves
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @instance
             */
            PredictSoundRequest.prototype.waves = $util.emptyArray;

            /**
             * PredictSoundRequest model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @instance
             */
            PredictSoundRequest.prototype.model = "";

            /**
             * PredictSoundRequest version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @instance
             */
            PredictSoundRequest.prototype.version = "";

            /**
             * PredictSoundRequest threshold.
             * @member {number|null|undefined} threshold
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @instance
             */
            PredictSoundRequest.prototype.threshold = null;

            /**
             * PredictSoundRequest frameScores.
             * @member {boolean} frameScores
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @instance
             */
            PredictSoundRequest.prototype.frameScores = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PredictSoundRequest.prototype, "_threshold", {
                get: $util.oneOfGetter($oneOfFields = ["threshold"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new PredictSoundRequest instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @static
             * @param {rnnzoo.predict.PredictSoundRequest.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictSoundRequest} PredictSoundRequest instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictSoundRequest.$Shape): rnnzoo.predict.PredictSoundRequest & rnnzoo.predict.PredictSoundRequest.$Shape;
             *   (properties?: rnnzoo.predict.PredictSoundRequest.$Properties): rnnzoo.predict.PredictSoundRequest;
             * }}
             */
            PredictSoundRequest.create = function(properties) {
                return new PredictSoundRequest(properties);
            };

            /**
             * Encodes the specified PredictSoundRequest message. Does not implicitly {@link rnnzoo.predict.PredictSoundRequest.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @static
             * @param {rnnzoo.predict.PredictSoundRequest.$Properties} message PredictSoundRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictSoundRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.waves != null && message.waves.length)
                    for (let i = 0; i < message.waves.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.waves[i]);
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                if (message.threshold != null && $Object.hasOwnProperty.call(message, "threshold"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.threshold);
                if (message.frameScores != null && $Object.hasOwnProperty.call(message, "frameScores") && message.frameScores !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.frameScores);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictSoundRequest message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictSoundRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSoundRequest & rnnzoo.predict.PredictSoundRequest.$Shape} PredictSoundRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictSoundRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictSoundRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.waves && message.waves.length))
                                message.waves = [];
                            message.waves.push(reader.bytes());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.threshold = reader.double();
                            message._threshold = "threshold";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.frameScores = value;
                            else
                                delete message.frameScores;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictSoundRequest;
        })();

        predict.PredictSoundResponse = (function() {

            /**
             * Properties of a PredictSoundResponse.
             * @typedef {Object} rnnzoo.predict.PredictSoundResponse.$Properties
             * @property {string|null} [model] PredictSoundResponse model
             * @property {string|null} [version] PredictSoundResponse version
             * @property {Array.<rnnzoo.predict.SoundPrediction.$Properties>|null} [predictions] PredictSoundResponse predictions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PredictSoundResponse.
             * @memberof rnnzoo.predict
             * @interface IPredictSoundResponse
             * @augments rnnzoo.predict.PredictSoundResponse.$Properties
             * @deprecated Use rnnzoo.predict.PredictSoundResponse.$Properties instead.
             */

            /**
             * Shape of a PredictSoundResponse.
             * @typedef {rnnzoo.predict.PredictSoundResponse.$Properties} rnnzoo.predict.PredictSoundResponse.$Shape
             */

            /**
             * Constructs a new PredictSoundResponse.
             * @memberof rnnzoo.predict
             * @classdesc Represents a PredictSoundResponse.
             * @constructor
             * @param {rnnzoo.predict.PredictSoundResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PredictSoundResponse = function (properties) {
                this.predictions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PredictSoundResponse model.
             * @member {string} model
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @instance
             */
            PredictSoundResponse.prototype.model = "";

            /**
             * PredictSoundResponse version.
             * @member {string} version
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @instance
             */
            PredictSoundResponse.prototype.version = "";

            /**
             * PredictSoundResponse predictions.
             * @member {Array.<rnnzoo.predict.SoundPrediction.$Properties>} predictions
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @instance
             */
            PredictSoundResponse.prototype.predictions = $util.emptyArray;

            /**
             * Creates a new PredictSoundResponse instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @static
             * @param {rnnzoo.predict.PredictSoundResponse.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.PredictSoundResponse} PredictSoundResponse instance
             * @type {{
             *   (properties: rnnzoo.predict.PredictSoundResponse.$Shape): rnnzoo.predict.PredictSoundResponse & rnnzoo.predict.PredictSoundResponse.$Shape;
             *   (properties?: rnnzoo.predict.PredictSoundResponse.$Properties): rnnzoo.predict.PredictSoundResponse;
             * }}
             */
            PredictSoundResponse.create = function(properties) {
                return new PredictSoundResponse(properties);
            };

            /**
             * Encodes the specified PredictSoundResponse message. Does not implicitly {@link rnnzoo.predict.PredictSoundResponse.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @static
             * @param {rnnzoo.predict.PredictSoundResponse.$Properties} message PredictSoundResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PredictSoundResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.predictions != null && message.predictions.length)
                    for (let i = 0; i < message.predictions.length; ++i)
                        $root.rnnzoo.predict.SoundPrediction.encode(message.predictions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PredictSoundResponse message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.PredictSoundResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSoundResponse & rnnzoo.predict.PredictSoundResponse.$Shape} PredictSoundResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PredictSoundResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.PredictSoundResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.predictions && message.predictions.length))
                                message.predictions = [];
                            message.predictions.push($root.rnnzoo.predict.SoundPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PredictSoundResponse;
        })();

        predict.SoundPrediction = (function() {

            /**
             * Properties of a SoundPrediction.
             * @typedef {Object} rnnzoo.predict.SoundPrediction.$Properties
             * @property {number|null} [seconds] SoundPrediction seconds
             * @property {Array.<rnnzoo.predict.SoundEvent.$Properties>|null} [events] SoundPrediction events
             * @property {Array.<rnnzoo.predict.SoundFrame.$Properties>|null} [frameScores] SoundPrediction frameScores
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SoundPrediction.
             * @memberof rnnzoo.predict
             * @interface ISoundPrediction
             * @augments rnnzoo.predict.SoundPrediction.$Properties
             * @deprecated Use rnnzoo.predict.SoundPrediction.$Properties instead.
             */

            /**
             * Shape of a SoundPrediction.
             * @typedef {rnnzoo.predict.SoundPrediction.$Properties} rnnzoo.predict.SoundPrediction.$Shape
             */

            /**
             * Constructs a new SoundPrediction.
             * @memberof rnnzoo.predict
             * @classdesc Represents a SoundPrediction.
             * @constructor
             * @param {rnnzoo.predict.SoundPrediction.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SoundPrediction = function (properties) {
                this.events = [];
                this.frameScores = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SoundPrediction seconds.
             * @member {number} seconds
             * @memberof rnnzoo.predict.SoundPrediction
             * @instance
             */
            SoundPrediction.prototype.seconds = 0;

            /**
             * SoundPrediction events.
             * @member {Array.<rnnzoo.predict.SoundEvent.$Properties>} events
             * @memberof rnnzoo.predict.SoundPrediction
             * @instance
             */
            SoundPrediction.prototype.events = $util.emptyArray;

            /**
             * SoundPrediction frameScores.
             * @member {Array.<rnnzoo.predict.SoundFrame.$Properties>} frameScores
             * @memberof rnnzoo.predict.SoundPrediction
             * @instance
             */
            SoundPrediction.prototype.frameScores = $util.emptyArray;

            /**
             * Creates a new SoundPrediction instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.SoundPrediction
             * @static
             * @param {rnnzoo.predict.SoundPrediction.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.SoundPrediction} SoundPrediction instance
             * @type {{
             *   (properties: rnnzoo.predict.SoundPrediction.$Shape): rnnzoo.predict.SoundPrediction & rnnzoo.predict.SoundPrediction.$Shape;
             *   (properties?: rnnzoo.predict.SoundPrediction.$Properties): rnnzoo.predict.SoundPrediction;
             * }}
             */
            SoundPrediction.create = function(properties) {
                return new SoundPrediction(properties);
            };

            /**
             * Encodes the specified SoundPrediction message. Does not implicitly {@link rnnzoo.predict.SoundPrediction.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.SoundPrediction
             * @static
             * @param {rnnzoo.predict.SoundPrediction.$Properties} message SoundPrediction message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SoundPrediction.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && !$Object.is(message.seconds, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.seconds);
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.rnnzoo.predict.SoundEvent.encode(message.events[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.frameScores != null && message.frameScores.length)
                    for (let i = 0; i < message.frameScores.length; ++i)
                        $root.rnnzoo.predict.SoundFrame.encode(message.frameScores[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SoundPrediction message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.SoundPrediction
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundPrediction & rnnzoo.predict.SoundPrediction.$Shape} SoundPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SoundPrediction.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.SoundPrediction();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.rnnzoo.predict.SoundEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frameScores && message.frameScores.length))
                                message.frameScores = [];
                            message.frameScores.push($root.rnnzoo.predict.SoundFrame.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SoundPrediction;
        })();

        predict.SoundEvent = (function() {

            /**
             * Properties of a SoundEvent.
             * @typedef {Object} rnnzoo.predict.SoundEvent.$Properties
             * @property {string|null} [label] SoundEvent label
             * @property {number|null} [onsetSeconds] SoundEvent onsetSeconds
             * @property {number|null} [offsetSeconds] SoundEvent offsetSeconds
             * @property {number|null} [score] SoundEvent score
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SoundEvent.
             * @memberof rnnzoo.predict
             * @interface ISoundEvent
             * @augments rnnzoo.predict.SoundEvent.$Properties
             * @deprecated Use rnnzoo.predict.SoundEvent.$Properties instead.
             */

            /**
             * Shape of a SoundEvent.
             * @typedef {rnnzoo.predict.SoundEvent.$Properties} rnnzoo.predict.SoundEvent.$Shape
             */

            /**
             * Constructs a new SoundEvent.
             * @memberof rnnzoo.predict
             * @classdesc Represents a SoundEvent.
             * @constructor
             * @param {rnnzoo.predict.SoundEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SoundEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SoundEvent label.
             * @member {string} label
             * @memberof rnnzoo.predict.SoundEvent
             * @instance
             */
            SoundEvent.prototype.label = "";

            /**
             * SoundEvent onsetSeconds.
             * @member {number} onsetSeconds
             * @memberof rnnzoo.predict.SoundEvent
             * @instance
             */
            SoundEvent.prototype.onsetSeconds = 0;

            /**
             * SoundEvent offsetSeconds.
             * @member {number} offsetSeconds
             * @memberof rnnzoo.predict.SoundEvent
             * @instance
             */
            SoundEvent.prototype.offsetSeconds = 0;

            /**
             * SoundEvent score.
             * @member {number} score
             * @memberof rnnzoo.predict.SoundEvent
             * @instance
             */
            SoundEvent.prototype.score = 0;

            /**
             * Creates a new SoundEvent instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.SoundEvent
             * @static
             * @param {rnnzoo.predict.SoundEvent.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.SoundEvent} SoundEvent instance
             * @type {{
             *   (properties: rnnzoo.predict.SoundEvent.$Shape): rnnzoo.predict.SoundEvent & rnnzoo.predict.SoundEvent.$Shape;
             *   (properties?: rnnzoo.predict.SoundEvent.$Properties): rnnzoo.predict.SoundEvent;
             * }}
             */
            SoundEvent.create = function(properties) {
                return new SoundEvent(properties);
            };

            /**
             * Encodes the specified SoundEvent message. Does not implicitly {@link rnnzoo.predict.SoundEvent.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.SoundEvent
             * @static
             * @param {rnnzoo.predict.SoundEvent.$Properties} message SoundEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SoundEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.label);
                if (message.onsetSeconds != null && $Object.hasOwnProperty.call(message, "onsetSeconds") && !$Object.is(message.onsetSeconds, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.onsetSeconds);
                if (message.offsetSeconds != null && $Object.hasOwnProperty.call(message, "offsetSeconds") && !$Object.is(message.offsetSeconds, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.offsetSeconds);
                if (message.score != null && $Object.hasOwnProperty.call(message, "score") && !$Object.is(message.score, 0))
                    writer.uint32(/* id 4, wireType 5 =*/37).float(message.score);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SoundEvent message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.SoundEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundEvent & rnnzoo.predict.SoundEvent.$Shape} SoundEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SoundEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.SoundEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.onsetSeconds = value;
                            else
                                delete message.onsetSeconds;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.offsetSeconds = value;
                            else
                                delete message.offsetSeconds;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.score = value;
                            else
                                delete message.score;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SoundEvent;
        })();

        predict.SoundFrame = (function() {

            /**
             * Properties of a SoundFrame.
             * @typedef {Object} rnnzoo.predict.SoundFrame.$Properties
             * @property {Array.<number>|null} [scores] SoundFrame scores
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SoundFrame.
             * @memberof rnnzoo.predict
             * @interface ISoundFrame
             * @augments rnnzoo.predict.SoundFrame.$Properties
             * @deprecated Use rnnzoo.predict.SoundFrame.$Properties instead.
             */

            /**
             * Shape of a SoundFrame.
             * @typedef {rnnzoo.predict.SoundFrame.$Properties} rnnzoo.predict.SoundFrame.$Shape
             */

            /**
             * Constructs a new SoundFrame.
             * @memberof rnnzoo.predict
             * @classdesc Represents a SoundFrame.
             * @constructor
             * @param {rnnzoo.predict.SoundFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SoundFrame = function (properties) {
                this.scores = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SoundFrame scores.
             * @member {Array.<number>} scores
             * @memberof rnnzoo.predict.SoundFrame
             * @instance
             */
            SoundFrame.prototype.scores = $util.emptyArray;

            /**
             * Creates a new SoundFrame instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.SoundFrame
             * @static
             * @param {rnnzoo.predict.SoundFrame.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.SoundFrame} SoundFrame instance
             * @type {{
             *   (properties: rnnzoo.predict.SoundFrame.$Shape): rnnzoo.predict.SoundFrame & rnnzoo.predict.SoundFrame.$Shape;
             *   (properties?: rnnzoo.predict.SoundFrame.$Properties): rnnzoo.predict.SoundFrame;
             * }}
             */
            SoundFrame.create = function(properties) {
                return new SoundFrame(properties);
            };

            /**
             * Encodes the specified SoundFrame message. Does not implicitly {@link rnnzoo.predict.SoundFrame.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.SoundFrame
             * @static
             * @param {rnnzoo.predict.SoundFrame.$Properties} message SoundFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SoundFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scores != null && message.scores.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).floats(message.scores);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SoundFrame message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.SoundFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundFrame & rnnzoo.predict.SoundFrame.$Shape} SoundFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SoundFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.SoundFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.scores && message.scores.length))
                                    message.scores = [];
                                reader.floats(message.scores);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.scores && message.scores.length))
                                message.scores = [];
                            message.scores.push(reader.float());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SoundFrame;
        })();

        predict.CompareResponse = (function() {

            /**
             * Properties of a CompareResponse.
             * @typedef {Object} rnnzoo.predict.CompareResponse.$Properties
             * @property {string|null} [task] CompareResponse task
             * @property {Array.<rnnzoo.predict.ComparedAnswer.$Properties>|null} [models] CompareResponse models
             * @property {Array.<rnnzoo.predict.Agreement.$Properties>|null} [agreement] CompareResponse agreement
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CompareResponse.
             * @memberof rnnzoo.predict
             * @interface ICompareResponse
             * @augments rnnzoo.predict.CompareResponse.$Properties
             * @deprecated Use rnnzoo.predict.CompareResponse.$Properties instead.
             */

            /**
             * Shape of a CompareResponse.
             * @typedef {rnnzoo.predict.CompareResponse.$Properties} rnnzoo.predict.CompareResponse.$Shape
             */

            /**
             * Constructs a new CompareResponse.
             * @memberof rnnzoo.predict
             * @classdesc Represents a CompareResponse.
             * @constructor
             * @param {rnnzoo.predict.CompareResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CompareResponse = function (properties) {
                this.models = [];
                this.agreement = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CompareResponse task.
             * @member {string} task
             * @memberof rnnzoo.predict.CompareResponse
             * @instance
             */
            CompareResponse.prototype.task = "";

            /**
             * CompareResponse models.
             * @member {Array.<rnnzoo.predict.ComparedAnswer.$Properties>} models
             * @memberof rnnzoo.predict.CompareResponse
             * @instance
             */
            CompareResponse.prototype.models = $util.emptyArray;

            /**
             * CompareResponse agreement.
             * @member {Array.<rnnzoo.predict.Agreement.$Properties>} agreement
             * @memberof rnnzoo.predict.CompareResponse
             * @instance
             */
            CompareResponse.prototype.agreement = $util.emptyArray;

            /**
             * Creates a new CompareResponse instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.CompareResponse
             * @static
             * @param {rnnzoo.predict.CompareResponse.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.CompareResponse} CompareResponse instance
             * @type {{
             *   (properties: rnnzoo.predict.CompareResponse.$Shape): rnnzoo.predict.CompareResponse & rnnzoo.predict.CompareResponse.$Shape;
             *   (properties?: rnnzoo.predict.CompareResponse.$Properties): rnnzoo.predict.CompareResponse;
             * }}
             */
            CompareResponse.create = function(properties) {
                return new CompareResponse(properties);
            };

            /**
             * Encodes the specified CompareResponse message. Does not implicitly {@link rnnzoo.predict.CompareResponse.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.CompareResponse
             * @static
             * @param {rnnzoo.predict.CompareResponse.$Properties} message CompareResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CompareResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.task != null && $Object.hasOwnProperty.call(message, "task") && message.task !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.task);
                if (message.models != null && message.models.length)
                    for (let i = 0; i < message.models.length; ++i)
                        $root.rnnzoo.predict.ComparedAnswer.encode(message.models[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.agreement != null && message.agreement.length)
                    for (let i = 0; i < message.agreement.length; ++i)
                        $root.rnnzoo.predict.Agreement.encode(message.agreement[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CompareResponse message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.CompareResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.CompareResponse & rnnzoo.predict.CompareResponse.$Shape} CompareResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CompareResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.CompareResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.task = value;
                            else
                                delete message.task;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.models && message.models.length))
                                message.models = [];
                            message.models.push($root.rnnzoo.predict.ComparedAnswer.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agreement && message.agreement.length))
                                message.agreement = [];
                            message.agreement.push($root.rnnzoo.predict.Agreement.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CompareResponse;
        })();

        predict.ComparedAnswer = (function() {

            /**
             * Properties of a ComparedAnswer.
             * @typedef {Object} rnnzoo.predict.ComparedAnswer.$Properties
             * @property {string|null} [model] ComparedAnswer model
             * @property {string|null} [version] ComparedAnswer version
             * @property {number|null} [latencyMs] ComparedAnswer latencyMs
             * @property {Array.<rnnzoo.predict.DigitPrediction.$Properties>|null} [digits] ComparedAnswer digits
             * @property {Array.<rnnzoo.predict.SentimentPrediction.$Properties>|null} [sentiments] ComparedAnswer sentiments
             * @property {Array.<rnnzoo.predict.SoundPrediction.$Properties>|null} [sounds] ComparedAnswer sounds
             * @property {rnnzoo.predict.ComparisonError.$Properties|null} [error] ComparedAnswer error
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ComparedAnswer.
             * @memberof rnnzoo.predict
             * @interface IComparedAnswer
             * @augments rnnzoo.predict.ComparedAnswer.$Properties
             * @deprecated Use rnnzoo.predict.ComparedAnswer.$Properties instead.
             */

            /**
             * Shape of a ComparedAnswer.
             * @typedef {rnnzoo.predict.ComparedAnswer.$Properties} rnnzoo.predict.ComparedAnswer.$Shape
             */

            /**
             * Constructs a new ComparedAnswer.
             * @memberof rnnzoo.predict
             * @classdesc Represents a ComparedAnswer.
             * @constructor
             * @param {rnnzoo.predict.ComparedAnswer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ComparedAnswer = function (properties) {
                this.digits = [];
                this.sentiments = [];
                this.sounds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ComparedAnswer model.
             * @member {string} model
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.model = "";

            /**
             * ComparedAnswer version.
             * @member {string} version
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.version = "";

            /**
             * ComparedAnswer latencyMs.
             * @member {number} latencyMs
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.latencyMs = 0;

            /**
             * ComparedAnswer digits.
             * @member {Array.<rnnzoo.predict.DigitPrediction.$Properties>} digits
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.digits = $util.emptyArray;

            /**
             * ComparedAnswer sentiments.
             * @member {Array.<rnnzoo.predict.SentimentPrediction.$Properties>} sentiments
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.sentiments = $util.emptyArray;

            /**
             * ComparedAnswer sounds.
             * @member {Array.<rnnzoo.predict.SoundPrediction.$Properties>} sounds
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.sounds = $util.emptyArray;

            /**
             * ComparedAnswer error.
             * @member {rnnzoo.predict.ComparisonError.$Properties|null|undefined} error
             * @memberof rnnzoo.predict.ComparedAnswer
             * @instance
             */
            ComparedAnswer.prototype.error = null;

            /**
             * Creates a new ComparedAnswer instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.ComparedAnswer
             * @static
             * @param {rnnzoo.predict.ComparedAnswer.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.ComparedAnswer} ComparedAnswer instance
             * @type {{
             *   (properties: rnnzoo.predict.ComparedAnswer.$Shape): rnnzoo.predict.ComparedAnswer & rnnzoo.predict.ComparedAnswer.$Shape;
             *   (properties?: rnnzoo.predict.ComparedAnswer.$Properties): rnnzoo.predict.ComparedAnswer;
             * }}
             */
            ComparedAnswer.create = function(properties) {
                return new ComparedAnswer(properties);
            };

            /**
             * Encodes the specified ComparedAnswer message. Does not implicitly {@link rnnzoo.predict.ComparedAnswer.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.ComparedAnswer
             * @static
             * @param {rnnzoo.predict.ComparedAnswer.$Properties} message ComparedAnswer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ComparedAnswer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.latencyMs != null && $Object.hasOwnProperty.call(message, "latencyMs") && !$Object.is(message.latencyMs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.latencyMs);
                if (message.digits != null && message.digits.length)
                    for (let i = 0; i < message.digits.length; ++i)
                        $root.rnnzoo.predict.DigitPrediction.encode(message.digits[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.sentiments != null && message.sentiments.length)
                    for (let i = 0; i < message.sentiments.length; ++i)
                        $root.rnnzoo.predict.SentimentPrediction.encode(message.sentiments[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.sounds != null && message.sounds.length)
                    for (let i = 0; i < message.sounds.length; ++i)
                        $root.rnnzoo.predict.SoundPrediction.encode(message.sounds[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.rnnzoo.predict.ComparisonError.encode(message.error, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ComparedAnswer message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.ComparedAnswer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ComparedAnswer & rnnzoo.predict.ComparedAnswer.$Shape} ComparedAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ComparedAnswer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.ComparedAnswer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.model = value;
                            else
                                delete message.model;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.latencyMs = value;
                            else
                                delete message.latencyMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.digits && message.digits.length))
                                message.digits = [];
                            message.digits.push($root.rnnzoo.predict.DigitPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sentiments && message.sentiments.length))
                                message.sentiments = [];
                            message.sentiments.push($root.rnnzoo.predict.SentimentPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sounds && message.sounds.length))
                                message.sounds = [];
                            message.sounds.push($root.rnnzoo.predict.SoundPrediction.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.rnnzoo.predict.ComparisonError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ComparedAnswer;
        })();

        predict.ComparisonError = (function() {

            /**
             * Properties of a ComparisonError.
             * @typedef {Object} rnnzoo.predict.ComparisonError.$Properties
             * @property {string|null} [code] ComparisonError code
             * @property {string|null} [message] ComparisonError message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ComparisonError.
             * @memberof rnnzoo.predict
             * @interface IComparisonError
             * @augments rnnzoo.predict.ComparisonError.$Properties
             * @deprecated Use rnnzoo.predict.ComparisonError.$Properties instead.
             */

            /**
             * Shape of a ComparisonError.
             * @typedef {rnnzoo.predict.ComparisonError.$Properties} rnnzoo.predict.ComparisonError.$Shape
             */

            /**
             * Constructs a new ComparisonError.
             * @memberof rnnzoo.predict
             * @classdesc Represents a ComparisonError.
             * @constructor
             * @param {rnnzoo.predict.ComparisonError.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ComparisonError = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ComparisonError code.
             * @member {string} code
             * @memberof rnnzoo.predict.ComparisonError
             * @instance
             */
            ComparisonError.prototype.code = "";

            /**
             * ComparisonError message.
             * @member {string} message
             * @memberof rnnzoo.predict.ComparisonError
             * @instance
             */
            ComparisonError.prototype.message = "";

            /**
             * Creates a new ComparisonError instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.ComparisonError
             * @static
             * @param {rnnzoo.predict.ComparisonError.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.ComparisonError} ComparisonError instance
             * @type {{
             *   (properties: rnnzoo.predict.ComparisonError.$Shape): rnnzoo.predict.ComparisonError & rnnzoo.predict.ComparisonError.$Shape;
             *   (properties?: rnnzoo.predict.ComparisonError.$Properties): rnnzoo.predict.ComparisonError;
             * }}
             */
            ComparisonError.create = function(properties) {
                return new ComparisonError(properties);
            };

            /**
             * Encodes the specified ComparisonError message. Does not implicitly {@link rnnzoo.predict.ComparisonError.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.ComparisonError
             * @static
             * @param {rnnzoo.predict.ComparisonError.$Properties} message ComparisonError message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ComparisonError.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ComparisonError message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.ComparisonError
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ComparisonError & rnnzoo.predict.ComparisonError.$Shape} ComparisonError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ComparisonError.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.ComparisonError();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ComparisonError;
        })();

        predict.Agreement = (function() {

            /**
             * Properties of an Agreement.
             * @typedef {Object} rnnzoo.predict.Agreement.$Properties
             * @property {boolean|null} [unanimous] Agreement unanimous
             * @property {Object.<string,rnnzoo.predict.ModelNames.$Properties>|null} [answers] Agreement answers
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Agreement.
             * @memberof rnnzoo.predict
             * @interface IAgreement
             * @augments rnnzoo.predict.Agreement.$Properties
             * @deprecated Use rnnzoo.predict.Agreement.$Properties instead.
             */

            /**
             * Shape of an Agreement.
             * @typedef {rnnzoo.predict.Agreement.$Properties} rnnzoo.predict.Agreement.$Shape
             */

            /**
             * Constructs a new Agreement.
             * @memberof rnnzoo.predict
             * @classdesc Represents an Agreement.
             * @constructor
             * @param {rnnzoo.predict.Agreement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Agreement = function (properties) {
                this.answers = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Agreement unanimous.
             * @member {boolean} unanimous
             * @memberof rnnzoo.predict.Agreement
             * @instance
             */
            Agreement.prototype.unanimous = false;

            /**
             * Agreement answers.
             * @member {Object.<string,rnnzoo.predict.ModelNames.$Properties>} answers
             * @memberof rnnzoo.predict.Agreement
             * @instance
             */
            Agreement.prototype.answers = $util.emptyObject;

            /**
             * Creates a new Agreement instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.Agreement
             * @static
             * @param {rnnzoo.predict.Agreement.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.Agreement} Agreement instance
             * @type {{
             *   (properties: rnnzoo.predict.Agreement.$Shape): rnnzoo.predict.Agreement & rnnzoo.predict.Agreement.$Shape;
             *   (properties?: rnnzoo.predict.Agreement.$Properties): rnnzoo.predict.Agreement;
             * }}
             */
            Agreement.create = function(properties) {
                return new Agreement(properties);
            };

            /**
             * Encodes the specified Agreement message. Does not implicitly {@link rnnzoo.predict.Agreement.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.Agreement
             * @static
             * @param {rnnzoo.predict.Agreement.$Properties} message Agreement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Agreement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.unanimous != null && $Object.hasOwnProperty.call(message, "unanimous") && message.unanimous !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.unanimous);
                if (message.answers != null && $Object.hasOwnProperty.call(message, "answers"))
                    for (let keys = $Object.keys(message.answers), i = 0; i < keys.length; ++i) {
                        writer.uint32(/* id 2, wireType 2 =*/18).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]);
                        $root.rnnzoo.predict.ModelNames.encode(message.answers[keys[i]], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Agreement message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.Agreement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.Agreement & rnnzoo.predict.Agreement.$Shape} Agreement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Agreement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.Agreement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unanimous = value;
                            else
                                delete message.unanimous;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (message.answers === $util.emptyObject)
                                message.answers = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.rnnzoo.predict.ModelNames.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.answers, key);
                            message.answers[key] = value || new $root.rnnzoo.predict.ModelNames();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Agreement;
        })();

        predict.ModelNames = (function() {

            /**
             * Properties of a ModelNames.
             * @typedef {Object} rnnzoo.predict.ModelNames.$Properties
             * @property {Array.<string>|null} [names] ModelNames names
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ModelNames.
             * @memberof rnnzoo.predict
             * @interface IModelNames
             * @augments rnnzoo.predict.ModelNames.$Properties
             * @deprecated Use rnnzoo.predict.ModelNames.$Properties instead.
             */

            /**
             * Shape of a ModelNames.
             * @typedef {rnnzoo.predict.ModelNames.$Properties} rnnzoo.predict.ModelNames.$Shape
             */

            /**
             * Constructs a new ModelNames.
             * @memberof rnnzoo.predict
             * @classdesc Represents a ModelNames.
             * @constructor
             * @param {rnnzoo.predict.ModelNames.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ModelNames = function (properties) {
                this.names = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ModelNames names.
             * @member {Array.<string>} names
             * @memberof rnnzoo.predict.ModelNames
             * @instance
             */
            ModelNames.prototype.names = $util.emptyArray;

            /**
             * Creates a new ModelNames instance using the specified properties.
             * @function create
             * @memberof rnnzoo.predict.ModelNames
             * @static
             * @param {rnnzoo.predict.ModelNames.$Properties=} [properties] Properties to set
             * @returns {rnnzoo.predict.ModelNames} ModelNames instance
             * @type {{
             *   (properties: rnnzoo.predict.ModelNames.$Shape): rnnzoo.predict.ModelNames & rnnzoo.predict.ModelNames.$Shape;
             *   (properties?: rnnzoo.predict.ModelNames.$Properties): rnnzoo.predict.ModelNames;
             * }}
             */
            ModelNames.create = function(properties) {
                return new ModelNames(properties);
            };

            /**
             * Encodes the specified ModelNames message. Does not implicitly {@link rnnzoo.predict.ModelNames.verify|verify} messages.
             * @function encode
             * @memberof rnnzoo.predict.ModelNames
             * @static
             * @param {rnnzoo.predict.ModelNames.$Properties} message ModelNames message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ModelNames.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.names != null && message.names.length)
                    for (let i = 0; i < message.names.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ModelNames message from the specified reader or buffer.
             * @function decode
             * @memberof rnnzoo.predict.ModelNames
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ModelNames & rnnzoo.predict.ModelNames.$Shape} ModelNames
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ModelNames.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.rnnzoo.predict.ModelNames();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ModelNames;
        })();

        return predict;
    })();

    return rnnzoo;
})();

export {
  $root as default
};
