import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace rnnzoo. */
export namespace rnnzoo {

    /** Namespace predict. */
    namespace predict {

        /**
         * Properties of a PredictDigitRequest.
         * @deprecated Use rnnzoo.predict.PredictDigitRequest.$Properties instead.
         */
        interface IPredictDigitRequest extends rnnzoo.predict.PredictDigitRequest.$Properties {
        }

        /** Represents a PredictDigitRequest. */
        class PredictDigitRequest {

            /**
             * Constructs a new PredictDigitRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictDigitRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictDigitRequest pixels. */
            pixels: Uint8Array;

            /** PredictDigitRequest images. */
            images: Uint8Array[];

            /** PredictDigitRequest model. */
            model: string;

            /** PredictDigitRequest version. */
            version: string;

            /**
             * Creates a new PredictDigitRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictDigitRequest instance
             */
            static create(properties: rnnzoo.predict.PredictDigitRequest.$Shape): rnnzoo.predict.PredictDigitRequest & rnnzoo.predict.PredictDigitRequest.$Shape;
            static create(properties?: rnnzoo.predict.PredictDigitRequest.$Properties): rnnzoo.predict.PredictDigitRequest;

            /**
             * Encodes the specified PredictDigitRequest message. Does not implicitly {@link rnnzoo.predict.PredictDigitRequest.verify|verify} messages.
             * @param message PredictDigitRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictDigitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictDigitRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictDigitRequest & rnnzoo.predict.PredictDigitRequest.$Shape} PredictDigitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictDigitRequest & rnnzoo.predict.PredictDigitRequest.$Shape;
        }

        namespace PredictDigitRequest {

            /** Properties of a PredictDigitRequest. */
            interface $Properties {

                /** PredictDigitRequest pixels */
                pixels?: (Uint8Array|null);

                /** PredictDigitRequest images */
                images?: (Uint8Array[]|null);

                /** PredictDigitRequest model */
                model?: (string|null);

                /** PredictDigitRequest version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictDigitRequest. */
            type $Shape = rnnzoo.predict.PredictDigitRequest.$Properties;
        }

        /**
         * Properties of a PredictDigitResponse.
         * @deprecated Use rnnzoo.predict.PredictDigitResponse.$Properties instead.
         */
        interface IPredictDigitResponse extends rnnzoo.predict.PredictDigitResponse.$Properties {
        }

        /** Represents a PredictDigitResponse. */
        class PredictDigitResponse {

            /**
             * Constructs a new PredictDigitResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictDigitResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictDigitResponse model. */
            model: string;

            /** PredictDigitResponse version. */
            version: string;

            /** PredictDigitResponse predictions. */
            predictions: rnnzoo.predict.DigitPrediction.$Properties[];

            /**
             * Creates a new PredictDigitResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictDigitResponse instance
             */
            static create(properties: rnnzoo.predict.PredictDigitResponse.$Shape): rnnzoo.predict.PredictDigitResponse & rnnzoo.predict.PredictDigitResponse.$Shape;
            static create(properties?: rnnzoo.predict.PredictDigitResponse.$Properties): rnnzoo.predict.PredictDigitResponse;

            /**
             * Encodes the specified PredictDigitResponse message. Does not implicitly {@link rnnzoo.predict.PredictDigitResponse.verify|verify} messages.
             * @param message PredictDigitResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictDigitResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictDigitResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictDigitResponse & rnnzoo.predict.PredictDigitResponse.$Shape} PredictDigitResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictDigitResponse & rnnzoo.predict.PredictDigitResponse.$Shape;
        }

        namespace PredictDigitResponse {

            /** Properties of a PredictDigitResponse. */
            interface $Properties {

                /** PredictDigitResponse model */
                model?: (string|null);

                /** PredictDigitResponse version */
                version?: (string|null);

                /** PredictDigitResponse predictions */
                predictions?: (rnnzoo.predict.DigitPrediction.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictDigitResponse. */
            type $Shape = rnnzoo.predict.PredictDigitResponse.$Properties;
        }

        /**
         * Properties of a DigitPrediction.
         * @deprecated Use rnnzoo.predict.DigitPrediction.$Properties instead.
         */
        interface IDigitPrediction extends rnnzoo.predict.DigitPrediction.$Properties {
        }

        /** Represents a DigitPrediction. */
        class DigitPrediction {

            /**
             * Constructs a new DigitPrediction.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.DigitPrediction.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DigitPrediction digit. */
            digit: number;

            /** DigitPrediction confidence. */
            confidence: number;

            /** DigitPrediction probabilities. */
            probabilities: number[];

            /**
             * Creates a new DigitPrediction instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DigitPrediction instance
             */
            static create(properties: rnnzoo.predict.DigitPrediction.$Shape): rnnzoo.predict.DigitPrediction & rnnzoo.predict.DigitPrediction.$Shape;
            static create(properties?: rnnzoo.predict.DigitPrediction.$Properties): rnnzoo.predict.DigitPrediction;

            /**
             * Encodes the specified DigitPrediction message. Does not implicitly {@link rnnzoo.predict.DigitPrediction.verify|verify} messages.
             * @param message DigitPrediction message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.DigitPrediction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DigitPrediction message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.DigitPrediction & rnnzoo.predict.DigitPrediction.$Shape} DigitPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.DigitPrediction & rnnzoo.predict.DigitPrediction.$Shape;
        }

        namespace DigitPrediction {

            /** Properties of a DigitPrediction. */
            interface $Properties {

                /** DigitPrediction digit */
                digit?: (number|null);

                /** DigitPrediction confidence */
                confidence?: (number|null);

                /** DigitPrediction probabilities */
                probabilities?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DigitPrediction. */
            type $Shape = rnnzoo.predict.DigitPrediction.$Properties;
        }
    }
}
