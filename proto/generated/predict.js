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

        return predict;
    })();

    return rnnzoo;
})();

export {
  $root as default
};
