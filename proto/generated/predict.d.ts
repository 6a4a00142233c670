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

            /** PredictDigitRequest topK. */
            topK: number;

            /** PredictDigitRequest probabilities. */
            probabilities?: (boolean|null);

            /** PredictDigitRequest binarize. */
            binarize?: (number|null);

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

                /** PredictDigitRequest topK */
                topK?: (number|null);

                /** PredictDigitRequest probabilities */
                probabilities?: (boolean|null);

                /** PredictDigitRequest binarize */
                binarize?: (number|null);

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

            /** DigitPrediction top. */
            top: rnnzoo.predict.RankedDigit.$Properties[];

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

                /** DigitPrediction top */
                top?: (rnnzoo.predict.RankedDigit.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DigitPrediction. */
            type $Shape = rnnzoo.predict.DigitPrediction.$Properties;
        }

        /**
         * Properties of a RankedDigit.
         * @deprecated Use rnnzoo.predict.RankedDigit.$Properties instead.
         */
        interface IRankedDigit extends rnnzoo.predict.RankedDigit.$Properties {
        }

        /** Represents a RankedDigit. */
        class RankedDigit {

            /**
             * Constructs a new RankedDigit.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.RankedDigit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RankedDigit digit. */
            digit: number;

            /** RankedDigit probability. */
            probability: number;

            /**
             * Creates a new RankedDigit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RankedDigit instance
             */
            static create(properties: rnnzoo.predict.RankedDigit.$Shape): rnnzoo.predict.RankedDigit & rnnzoo.predict.RankedDigit.$Shape;
            static create(properties?: rnnzoo.predict.RankedDigit.$Properties): rnnzoo.predict.RankedDigit;

            /**
             * Encodes the specified RankedDigit message. Does not implicitly {@link rnnzoo.predict.RankedDigit.verify|verify} messages.
             * @param message RankedDigit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.RankedDigit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RankedDigit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.RankedDigit & rnnzoo.predict.RankedDigit.$Shape} RankedDigit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.RankedDigit & rnnzoo.predict.RankedDigit.$Shape;
        }

        namespace RankedDigit {

            /** Properties of a RankedDigit. */
            interface $Properties {

                /** RankedDigit digit */
                digit?: (number|null);

                /** RankedDigit probability */
                probability?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RankedDigit. */
            type $Shape = rnnzoo.predict.RankedDigit.$Properties;
        }

        /**
         * Properties of a PredictSentimentRequest.
         * @deprecated Use rnnzoo.predict.PredictSentimentRequest.$Properties instead.
         */
        interface IPredictSentimentRequest extends rnnzoo.predict.PredictSentimentRequest.$Properties {
        }

        /** Represents a PredictSentimentRequest. */
        class PredictSentimentRequest {

            /**
             * Constructs a new PredictSentimentRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictSentimentRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictSentimentRequest instances. */
            instances: string[];

            /** PredictSentimentRequest model. */
            model: string;

            /** PredictSentimentRequest version. */
            version: string;

            /** PredictSentimentRequest topK. */
            topK: number;

            /**
             * Creates a new PredictSentimentRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictSentimentRequest instance
             */
            static create(properties: rnnzoo.predict.PredictSentimentRequest.$Shape): rnnzoo.predict.PredictSentimentRequest & rnnzoo.predict.PredictSentimentRequest.$Shape;
            static create(properties?: rnnzoo.predict.PredictSentimentRequest.$Properties): rnnzoo.predict.PredictSentimentRequest;

            /**
             * Encodes the specified PredictSentimentRequest message. Does not implicitly {@link rnnzoo.predict.PredictSentimentRequest.verify|verify} messages.
             * @param message PredictSentimentRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictSentimentRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictSentimentRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSentimentRequest & rnnzoo.predict.PredictSentimentRequest.$Shape} PredictSentimentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictSentimentRequest & rnnzoo.predict.PredictSentimentRequest.$Shape;
        }

        namespace PredictSentimentRequest {

            /** Properties of a PredictSentimentRequest. */
            interface $Properties {

                /** PredictSentimentRequest instances */
                instances?: (string[]|null);

                /** PredictSentimentRequest model */
                model?: (string|null);

                /** PredictSentimentRequest version */
                version?: (string|null);

                /** PredictSentimentRequest topK */
                topK?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictSentimentRequest. */
            type $Shape = rnnzoo.predict.PredictSentimentRequest.$Properties;
        }

        /**
         * Properties of a PredictSentimentResponse.
         * @deprecated Use rnnzoo.predict.PredictSentimentResponse.$Properties instead.
         */
        interface IPredictSentimentResponse extends rnnzoo.predict.PredictSentimentResponse.$Properties {
        }

        /** Represents a PredictSentimentResponse. */
        class PredictSentimentResponse {

            /**
             * Constructs a new PredictSentimentResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictSentimentResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictSentimentResponse model. */
            model: string;

            /** PredictSentimentResponse version. */
            version: string;

            /** PredictSentimentResponse predictions. */
            predictions: rnnzoo.predict.SentimentPrediction.$Properties[];

            /**
             * Creates a new PredictSentimentResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictSentimentResponse instance
             */
            static create(properties: rnnzoo.predict.PredictSentimentResponse.$Shape): rnnzoo.predict.PredictSentimentResponse & rnnzoo.predict.PredictSentimentResponse.$Shape;
            static create(properties?: rnnzoo.predict.PredictSentimentResponse.$Properties): rnnzoo.predict.PredictSentimentResponse;

            /**
             * Encodes the specified PredictSentimentResponse message. Does not implicitly {@link rnnzoo.predict.PredictSentimentResponse.verify|verify} messages.
             * @param message PredictSentimentResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictSentimentResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictSentimentResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSentimentResponse & rnnzoo.predict.PredictSentimentResponse.$Shape} PredictSentimentResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictSentimentResponse & rnnzoo.predict.PredictSentimentResponse.$Shape;
        }

        namespace PredictSentimentResponse {

            /** Properties of a PredictSentimentResponse. */
            interface $Properties {

                /** PredictSentimentResponse model */
                model?: (string|null);

                /** PredictSentimentResponse version */
                version?: (string|null);

                /** PredictSentimentResponse predictions */
                predictions?: (rnnzoo.predict.SentimentPrediction.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictSentimentResponse. */
            type $Shape = rnnzoo.predict.PredictSentimentResponse.$Properties;
        }

        /**
         * Properties of a SentimentPrediction.
         * @deprecated Use rnnzoo.predict.SentimentPrediction.$Properties instead.
         */
        interface ISentimentPrediction extends rnnzoo.predict.SentimentPrediction.$Properties {
        }

        /** Represents a SentimentPrediction. */
        class SentimentPrediction {

            /**
             * Constructs a new SentimentPrediction.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.SentimentPrediction.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SentimentPrediction sentiment. */
            sentiment: string;

            /** SentimentPrediction score. */
            score: number;

            /** SentimentPrediction tokens. */
            tokens: number;

            /** SentimentPrediction unknownTokens. */
            unknownTokens: number;

            /** SentimentPrediction truncated. */
            truncated: boolean;

            /** SentimentPrediction top. */
            top: rnnzoo.predict.RankedSentiment.$Properties[];

            /**
             * Creates a new SentimentPrediction instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SentimentPrediction instance
             */
            static create(properties: rnnzoo.predict.SentimentPrediction.$Shape): rnnzoo.predict.SentimentPrediction & rnnzoo.predict.SentimentPrediction.$Shape;
            static create(properties?: rnnzoo.predict.SentimentPrediction.$Properties): rnnzoo.predict.SentimentPrediction;

            /**
             * Encodes the specified SentimentPrediction message. Does not implicitly {@link rnnzoo.predict.SentimentPrediction.verify|verify} messages.
             * @param message SentimentPrediction message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.SentimentPrediction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SentimentPrediction message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SentimentPrediction & rnnzoo.predict.SentimentPrediction.$Shape} SentimentPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.SentimentPrediction & rnnzoo.predict.SentimentPrediction.$Shape;
        }

        namespace SentimentPrediction {

            /** Properties of a SentimentPrediction. */
            interface $Properties {

                /** SentimentPrediction sentiment */
                sentiment?: (string|null);

                /** SentimentPrediction score */
                score?: (number|null);

                /** SentimentPrediction tokens */
                tokens?: (number|null);

                /** SentimentPrediction unknownTokens */
                unknownTokens?: (number|null);

                /** SentimentPrediction truncated */
                truncated?: (boolean|null);

                /** SentimentPrediction top */
                top?: (rnnzoo.predict.RankedSentiment.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SentimentPrediction. */
            type $Shape = rnnzoo.predict.SentimentPrediction.$Properties;
        }

        /**
         * Properties of a RankedSentiment.
         * @deprecated Use rnnzoo.predict.RankedSentiment.$Properties instead.
         */
        interface IRankedSentiment extends rnnzoo.predict.RankedSentiment.$Properties {
        }

        /** Represents a RankedSentiment. */
        class RankedSentiment {

            /**
             * Constructs a new RankedSentiment.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.RankedSentiment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RankedSentiment sentiment. */
            sentiment: string;

            /** RankedSentiment probability. */
            probability: number;

            /**
             * Creates a new RankedSentiment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RankedSentiment instance
             */
            static create(properties: rnnzoo.predict.RankedSentiment.$Shape): rnnzoo.predict.RankedSentiment & rnnzoo.predict.RankedSentiment.$Shape;
            static create(properties?: rnnzoo.predict.RankedSentiment.$Properties): rnnzoo.predict.RankedSentiment;

            /**
             * Encodes the specified RankedSentiment message. Does not implicitly {@link rnnzoo.predict.RankedSentiment.verify|verify} messages.
             * @param message RankedSentiment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.RankedSentiment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RankedSentiment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.RankedSentiment & rnnzoo.predict.RankedSentiment.$Shape} RankedSentiment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.RankedSentiment & rnnzoo.predict.RankedSentiment.$Shape;
        }

        namespace RankedSentiment {

            /** Properties of a RankedSentiment. */
            interface $Properties {

                /** RankedSentiment sentiment */
                sentiment?: (string|null);

                /** RankedSentiment probability */
                probability?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RankedSentiment. */
            type $Shape = rnnzoo.predict.RankedSentiment.$Properties;
        }

        /**
         * Properties of a PredictSoundRequest.
         * @deprecated Use rnnzoo.predict.PredictSoundRequest.$Properties instead.
         */
        interface IPredictSoundRequest extends rnnzoo.predict.PredictSoundRequest.$Properties {
        }

        /** Represents a PredictSoundRequest. */
        class PredictSoundRequest {

            /**
             * Constructs a new PredictSoundRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictSoundRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictSoundRequest waves. */
            waves: Uint8Array[];

            /** PredictSoundRequest model. */
            model: string;

            /** PredictSoundRequest version. */
            version: string;

            /** PredictSoundRequest threshold. */
            threshold?: (number|null);

            /** PredictSoundRequest frameScores. */
            frameScores: boolean;

            /**
             * Creates a new PredictSoundRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictSoundRequest instance
             */
            static create(properties: rnnzoo.predict.PredictSoundRequest.$Shape): rnnzoo.predict.PredictSoundRequest & rnnzoo.predict.PredictSoundRequest.$Shape;
            static create(properties?: rnnzoo.predict.PredictSoundRequest.$Properties): rnnzoo.predict.PredictSoundRequest;

            /**
             * Encodes the specified PredictSoundRequest message. Does not implicitly {@link rnnzoo.predict.PredictSoundRequest.verify|verify} messages.
             * @param message PredictSoundRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictSoundRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictSoundRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSoundRequest & rnnzoo.predict.PredictSoundRequest.$Shape} PredictSoundRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictSoundRequest & rnnzoo.predict.PredictSoundRequest.$Shape;
        }

        namespace PredictSoundRequest {

            /** Properties of a PredictSoundRequest. */
            interface $Properties {

                /** PredictSoundRequest waves */
                waves?: (Uint8Array[]|null);

                /** PredictSoundRequest model */
                model?: (string|null);

                /** PredictSoundRequest version */
                version?: (string|null);

                /** PredictSoundRequest threshold */
                threshold?: (number|null);

                /** PredictSoundRequest frameScores */
                frameScores?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictSoundRequest. */
            type $Shape = rnnzoo.predict.PredictSoundRequest.$Properties;
        }

        /**
         * Properties of a PredictSoundResponse.
         * @deprecated Use rnnzoo.predict.PredictSoundResponse.$Properties instead.
         */
        interface IPredictSoundResponse extends rnnzoo.predict.PredictSoundResponse.$Properties {
        }

        /** Represents a PredictSoundResponse. */
        class PredictSoundResponse {

            /**
             * Constructs a new PredictSoundResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.PredictSoundResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PredictSoundResponse model. */
            model: string;

            /** PredictSoundResponse version. */
            version: string;

            /** PredictSoundResponse predictions. */
            predictions: rnnzoo.predict.SoundPrediction.$Properties[];

            /**
             * Creates a new PredictSoundResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PredictSoundResponse instance
             */
            static create(properties: rnnzoo.predict.PredictSoundResponse.$Shape): rnnzoo.predict.PredictSoundResponse & rnnzoo.predict.PredictSoundResponse.$Shape;
            static create(properties?: rnnzoo.predict.PredictSoundResponse.$Properties): rnnzoo.predict.PredictSoundResponse;

            /**
             * Encodes the specified PredictSoundResponse message. Does not implicitly {@link rnnzoo.predict.PredictSoundResponse.verify|verify} messages.
             * @param message PredictSoundResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.PredictSoundResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PredictSoundResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.PredictSoundResponse & rnnzoo.predict.PredictSoundResponse.$Shape} PredictSoundResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.PredictSoundResponse & rnnzoo.predict.PredictSoundResponse.$Shape;
        }

        namespace PredictSoundResponse {

            /** Properties of a PredictSoundResponse. */
            interface $Properties {

                /** PredictSoundResponse model */
                model?: (string|null);

                /** PredictSoundResponse version */
                version?: (string|null);

                /** PredictSoundResponse predictions */
                predictions?: (rnnzoo.predict.SoundPrediction.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PredictSoundResponse. */
            type $Shape = rnnzoo.predict.PredictSoundResponse.$Properties;
        }

        /**
         * Properties of a SoundPrediction.
         * @deprecated Use rnnzoo.predict.SoundPrediction.$Properties instead.
         */
        interface ISoundPrediction extends rnnzoo.predict.SoundPrediction.$Properties {
        }

        /** Represents a SoundPrediction. */
        class SoundPrediction {

            /**
             * Constructs a new SoundPrediction.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.SoundPrediction.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SoundPrediction seconds. */
            seconds: number;

            /** SoundPrediction events. */
            events: rnnzoo.predict.SoundEvent.$Properties[];

            /** SoundPrediction frameScores. */
            frameScores: rnnzoo.predict.SoundFrame.$Properties[];

            /**
             * Creates a new SoundPrediction instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SoundPrediction instance
             */
            static create(properties: rnnzoo.predict.SoundPrediction.$Shape): rnnzoo.predict.SoundPrediction & rnnzoo.predict.SoundPrediction.$Shape;
            static create(properties?: rnnzoo.predict.SoundPrediction.$Properties): rnnzoo.predict.SoundPrediction;

            /**
             * Encodes the specified SoundPrediction message. Does not implicitly {@link rnnzoo.predict.SoundPrediction.verify|verify} messages.
             * @param message SoundPrediction message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.SoundPrediction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SoundPrediction message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundPrediction & rnnzoo.predict.SoundPrediction.$Shape} SoundPrediction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.SoundPrediction & rnnzoo.predict.SoundPrediction.$Shape;
        }

        namespace SoundPrediction {

            /** Properties of a SoundPrediction. */
            interface $Properties {

                /** SoundPrediction seconds */
                seconds?: (number|null);

                /** SoundPrediction events */
                events?: (rnnzoo.predict.SoundEvent.$Properties[]|null);

                /** SoundPrediction frameScores */
                frameScores?: (rnnzoo.predict.SoundFrame.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SoundPrediction. */
            type $Shape = rnnzoo.predict.SoundPrediction.$Properties;
        }

        /**
         * Properties of a SoundEvent.
         * @deprecated Use rnnzoo.predict.SoundEvent.$Properties instead.
         */
        interface ISoundEvent extends rnnzoo.predict.SoundEvent.$Properties {
        }

        /** Represents a SoundEvent. */
        class SoundEvent {

            /**
             * Constructs a new SoundEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.SoundEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SoundEvent label. */
            label: string;

            /** SoundEvent onsetSeconds. */
            onsetSeconds: number;

            /** SoundEvent offsetSeconds. */
            offsetSeconds: number;

            /** SoundEvent score. */
            score: number;

            /**
             * Creates a new SoundEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SoundEvent instance
             */
            static create(properties: rnnzoo.predict.SoundEvent.$Shape): rnnzoo.predict.SoundEvent & rnnzoo.predict.SoundEvent.$Shape;
            static create(properties?: rnnzoo.predict.SoundEvent.$Properties): rnnzoo.predict.SoundEvent;

            /**
             * Encodes the specified SoundEvent message. Does not implicitly {@link rnnzoo.predict.SoundEvent.verify|verify} messages.
             * @param message SoundEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.SoundEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SoundEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundEvent & rnnzoo.predict.SoundEvent.$Shape} SoundEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.SoundEvent & rnnzoo.predict.SoundEvent.$Shape;
        }

        namespace SoundEvent {

            /** Properties of a SoundEvent. */
            interface $Properties {

                /** SoundEvent label */
                label?: (string|null);

                /** SoundEvent onsetSeconds */
                onsetSeconds?: (number|null);

                /** SoundEvent offsetSeconds */
                offsetSeconds?: (number|null);

                /** SoundEvent score */
                score?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SoundEvent. */
            type $Shape = rnnzoo.predict.SoundEvent.$Properties;
        }

        /**
         * Properties of a SoundFrame.
         * @deprecated Use rnnzoo.predict.SoundFrame.$Properties instead.
         */
        interface ISoundFrame extends rnnzoo.predict.SoundFrame.$Properties {
        }

        /** Represents a SoundFrame. */
        class SoundFrame {

            /**
             * Constructs a new SoundFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.SoundFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SoundFrame scores. */
            scores: number[];

            /**
             * Creates a new SoundFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SoundFrame instance
             */
            static create(properties: rnnzoo.predict.SoundFrame.$Shape): rnnzoo.predict.SoundFrame & rnnzoo.predict.SoundFrame.$Shape;
            static create(properties?: rnnzoo.predict.SoundFrame.$Properties): rnnzoo.predict.SoundFrame;

            /**
             * Encodes the specified SoundFrame message. Does not implicitly {@link rnnzoo.predict.SoundFrame.verify|verify} messages.
             * @param message SoundFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.SoundFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SoundFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.SoundFrame & rnnzoo.predict.SoundFrame.$Shape} SoundFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.SoundFrame & rnnzoo.predict.SoundFrame.$Shape;
        }

        namespace SoundFrame {

            /** Properties of a SoundFrame. */
            interface $Properties {

                /** SoundFrame scores */
                scores?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SoundFrame. */
            type $Shape = rnnzoo.predict.SoundFrame.$Properties;
        }

        /**
         * Properties of a CompareResponse.
         * @deprecated Use rnnzoo.predict.CompareResponse.$Properties instead.
         */
        interface ICompareResponse extends rnnzoo.predict.CompareResponse.$Properties {
        }

        /** Represents a CompareResponse. */
        class CompareResponse {

            /**
             * Constructs a new CompareResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.CompareResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CompareResponse task. */
            task: string;

            /** CompareResponse models. */
            models: rnnzoo.predict.ComparedAnswer.$Properties[];

            /** CompareResponse agreement. */
            agreement: rnnzoo.predict.Agreement.$Properties[];

            /**
             * Creates a new CompareResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CompareResponse instance
             */
            static create(properties: rnnzoo.predict.CompareResponse.$Shape): rnnzoo.predict.CompareResponse & rnnzoo.predict.CompareResponse.$Shape;
            static create(properties?: rnnzoo.predict.CompareResponse.$Properties): rnnzoo.predict.CompareResponse;

            /**
             * Encodes the specified CompareResponse message. Does not implicitly {@link rnnzoo.predict.CompareResponse.verify|verify} messages.
             * @param message CompareResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.CompareResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CompareResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.CompareResponse & rnnzoo.predict.CompareResponse.$Shape} CompareResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.CompareResponse & rnnzoo.predict.CompareResponse.$Shape;
        }

        namespace CompareResponse {

            /** Properties of a CompareResponse. */
            interface $Properties {

                /** CompareResponse task */
                task?: (string|null);

                /** CompareResponse models */
                models?: (rnnzoo.predict.ComparedAnswer.$Properties[]|null);

                /** CompareResponse agreement */
                agreement?: (rnnzoo.predict.Agreement.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CompareResponse. */
            type $Shape = rnnzoo.predict.CompareResponse.$Properties;
        }

        /**
         * Properties of a ComparedAnswer.
         * @deprecated Use rnnzoo.predict.ComparedAnswer.$Properties instead.
         */
        interface IComparedAnswer extends rnnzoo.predict.ComparedAnswer.$Properties {
        }

        /** Represents a ComparedAnswer. */
        class ComparedAnswer {

            /**
             * Constructs a new ComparedAnswer.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.ComparedAnswer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ComparedAnswer model. */
            model: string;

            /** ComparedAnswer version. */
            version: string;

            /** ComparedAnswer latencyMs. */
            latencyMs: number;

            /** ComparedAnswer digits. */
            digits: rnnzoo.predict.DigitPrediction.$Properties[];

            /** ComparedAnswer sentiments. */
            sentiments: rnnzoo.predict.SentimentPrediction.$Properties[];

            /** ComparedAnswer sounds. */
            sounds: rnnzoo.predict.SoundPrediction.$Properties[];

            /** ComparedAnswer error. */
            error?: (rnnzoo.predict.ComparisonError.$Properties|null);

            /**
             * Creates a new ComparedAnswer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ComparedAnswer instance
             */
            static create(properties: rnnzoo.predict.ComparedAnswer.$Shape): rnnzoo.predict.ComparedAnswer & rnnzoo.predict.ComparedAnswer.$Shape;
            static create(properties?: rnnzoo.predict.ComparedAnswer.$Properties): rnnzoo.predict.ComparedAnswer;

            /**
             * Encodes the specified ComparedAnswer message. Does not implicitly {@link rnnzoo.predict.ComparedAnswer.verify|verify} messages.
             * @param message ComparedAnswer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.ComparedAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ComparedAnswer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ComparedAnswer & rnnzoo.predict.ComparedAnswer.$Shape} ComparedAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.ComparedAnswer & rnnzoo.predict.ComparedAnswer.$Shape;
        }

        namespace ComparedAnswer {

            /** Properties of a ComparedAnswer. */
            interface $Properties {

                /** ComparedAnswer model */
                model?: (string|null);

                /** ComparedAnswer version */
                version?: (string|null);

                /** ComparedAnswer latencyMs */
                latencyMs?: (number|null);

                /** ComparedAnswer digits */
                digits?: (rnnzoo.predict.DigitPrediction.$Properties[]|null);

                /** ComparedAnswer sentiments */
                sentiments?: (rnnzoo.predict.SentimentPrediction.$Properties[]|null);

                /** ComparedAnswer sounds */
                sounds?: (rnnzoo.predict.SoundPrediction.$Properties[]|null);

                /** ComparedAnswer error */
                error?: (rnnzoo.predict.ComparisonError.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ComparedAnswer. */
            type $Shape = rnnzoo.predict.ComparedAnswer.$Properties;
        }

        /**
         * Properties of a ComparisonError.
         * @deprecated Use rnnzoo.predict.ComparisonError.$Properties instead.
         */
        interface IComparisonError extends rnnzoo.predict.ComparisonError.$Properties {
        }

        /** Represents a ComparisonError. */
        class ComparisonError {

            /**
             * Constructs a new ComparisonError.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.ComparisonError.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ComparisonError code. */
            code: string;

            /** ComparisonError message. */
            message: string;

            /**
             * Creates a new ComparisonError instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ComparisonError instance
             */
            static create(properties: rnnzoo.predict.ComparisonError.$Shape): rnnzoo.predict.ComparisonError & rnnzoo.predict.ComparisonError.$Shape;
            static create(properties?: rnnzoo.predict.ComparisonError.$Properties): rnnzoo.predict.ComparisonError;

            /**
             * Encodes the specified ComparisonError message. Does not implicitly {@link rnnzoo.predict.ComparisonError.verify|verify} messages.
             * @param message ComparisonError message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.ComparisonError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ComparisonError message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ComparisonError & rnnzoo.predict.ComparisonError.$Shape} ComparisonError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.ComparisonError & rnnzoo.predict.ComparisonError.$Shape;
        }

        namespace ComparisonError {

            /** Properties of a ComparisonError. */
            interface $Properties {

                /** ComparisonError code */
                code?: (string|null);

                /** ComparisonError message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ComparisonError. */
            type $Shape = rnnzoo.predict.ComparisonError.$Properties;
        }

        /**
         * Properties of an Agreement.
         * @deprecated Use rnnzoo.predict.Agreement.$Properties instead.
         */
        interface IAgreement extends rnnzoo.predict.Agreement.$Properties {
        }

        /** Represents an Agreement. */
        class Agreement {

            /**
             * Constructs a new Agreement.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.Agreement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Agreement unanimous. */
            unanimous: boolean;

            /** Agreement answers. */
            answers: { [k: string]: rnnzoo.predict.ModelNames.$Properties };

            /**
             * Creates a new Agreement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Agreement instance
             */
            static create(properties: rnnzoo.predict.Agreement.$Shape): rnnzoo.predict.Agreement & rnnzoo.predict.Agreement.$Shape;
            static create(properties?: rnnzoo.predict.Agreement.$Properties): rnnzoo.predict.Agreement;

            /**
             * Encodes the specified Agreement message. Does not implicitly {@link rnnzoo.predict.Agreement.verify|verify} messages.
             * @param message Agreement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.Agreement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Agreement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.Agreement & rnnzoo.predict.Agreement.$Shape} Agreement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.Agreement & rnnzoo.predict.Agreement.$Shape;
        }

        namespace Agreement {

            /** Properties of an Agreement. */
            interface $Properties {

                /** Agreement unanimous */
                unanimous?: (boolean|null);

                /** Agreement answers */
                answers?: ({ [k: string]: rnnzoo.predict.ModelNames.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Agreement. */
            type $Shape = rnnzoo.predict.Agreement.$Properties;
        }

        /**
         * Properties of a ModelNames.
         * @deprecated Use rnnzoo.predict.ModelNames.$Properties instead.
         */
        interface IModelNames extends rnnzoo.predict.ModelNames.$Properties {
        }

        /** Represents a ModelNames. */
        class ModelNames {

            /**
             * Constructs a new ModelNames.
             * @param [properties] Properties to set
             */
            constructor(properties?: rnnzoo.predict.ModelNames.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ModelNames names. */
            names: string[];

            /**
             * Creates a new ModelNames instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ModelNames instance
             */
            static create(properties: rnnzoo.predict.ModelNames.$Shape): rnnzoo.predict.ModelNames & rnnzoo.predict.ModelNames.$Shape;
            static create(properties?: rnnzoo.predict.ModelNames.$Properties): rnnzoo.predict.ModelNames;

            /**
             * Encodes the specified ModelNames message. Does not implicitly {@link rnnzoo.predict.ModelNames.verify|verify} messages.
             * @param message ModelNames message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.predict.ModelNames.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ModelNames message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.predict.ModelNames & rnnzoo.predict.ModelNames.$Shape} ModelNames
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.predict.ModelNames & rnnzoo.predict.ModelNames.$Shape;
        }

        namespace ModelNames {

            /** Properties of a ModelNames. */
            interface $Properties {

                /** ModelNames names */
                names?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ModelNames. */
            type $Shape = rnnzoo.predict.ModelNames.$Properties;
        }
    }
}
