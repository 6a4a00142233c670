import * as $protobuf from "protobufjs/light.js";
import Long = require("long");

/** Namespace rnnzoo. */
export namespace rnnzoo {

    /** Namespace card. */
    namespace card {

        /**
         * Properties of a ModelCard.
         * @deprecated Use rnnzoo.card.ModelCard.$Properties instead.
         */
        interface IModelCard extends rnnzoo.card.ModelCard.$Properties {
        }

        /** Represents a ModelCard. */
        class ModelCard {

            /** Reflection-backed declarations are not constructable. Use ModelCard.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ModelCard name. */
            name: string;

            /** ModelCard version. */
            version: string;

            /** ModelCard task. */
            task: string;

            /** ModelCard source. */
            source: string;

            /** ModelCard topology. */
            topology?: (google.protobuf.Struct.$Properties|null);

            /** ModelCard parameters. */
            parameters: number;

            /** ModelCard dataset. */
            dataset?: (rnnzoo.card.Dataset.$Properties|null);

            /** ModelCard training. */
            training?: (rnnzoo.card.Training.$Properties|null);

            /** ModelCard history. */
            history?: (rnnzoo.card.History.$Properties|null);

            /** ModelCard test. */
            test?: (rnnzoo.card.Test.$Properties|null);

            /** ModelCard published. */
            published?: (rnnzoo.card.Score.$Properties|null);

            /** ModelCard onnx. */
            onnx?: (rnnzoo.card.OnnxFile.$Properties|null);

            /** ModelCard labels. */
            labels: string[];

            /** ModelCard preprocessing. */
            preprocessing?: (google.protobuf.Struct.$Properties|null);

            /** ModelCard note. */
            note: string;

            /**
             * Creates a new ModelCard instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ModelCard instance
             */
            static create(properties: rnnzoo.card.ModelCard.$Shape): rnnzoo.card.ModelCard & rnnzoo.card.ModelCard.$Shape;
            static create(properties?: rnnzoo.card.ModelCard.$Properties): rnnzoo.card.ModelCard;

            /**
             * Encodes the specified ModelCard message. Does not implicitly {@link rnnzoo.card.ModelCard.verify|verify} messages.
             * @param message ModelCard message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.ModelCard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ModelCard message, length delimited. Does not implicitly {@link rnnzoo.card.ModelCard.verify|verify} messages.
             * @param message ModelCard message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.ModelCard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ModelCard message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.ModelCard & rnnzoo.card.ModelCard.$Shape} ModelCard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.ModelCard & rnnzoo.card.ModelCard.$Shape;

            /**
             * Decodes a ModelCard message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.ModelCard & rnnzoo.card.ModelCard.$Shape} ModelCard
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.ModelCard & rnnzoo.card.ModelCard.$Shape;

            /**
             * Verifies a ModelCard message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ModelCard message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ModelCard
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.ModelCard;

            /**
             * Creates a plain object from a ModelCard message. Also converts values to other types if specified.
             * @param message ModelCard
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.ModelCard, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ModelCard to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ModelCard
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ModelCard {

            /** Properties of a ModelCard. */
            interface $Properties {

                /** ModelCard name */
                name?: (string|null);

                /** ModelCard version */
                version?: (string|null);

                /** ModelCard task */
                task?: (string|null);

                /** ModelCard source */
                source?: (string|null);

                /** ModelCard topology */
                topology?: (google.protobuf.Struct.$Properties|null);

                /** ModelCard parameters */
                parameters?: (number|null);

                /** ModelCard dataset */
                dataset?: (rnnzoo.card.Dataset.$Properties|null);

                /** ModelCard training */
                training?: (rnnzoo.card.Training.$Properties|null);

                /** ModelCard history */
                history?: (rnnzoo.card.History.$Properties|null);

                /** ModelCard test */
                test?: (rnnzoo.card.Test.$Properties|null);

                /** ModelCard published */
                published?: (rnnzoo.card.Score.$Properties|null);

                /** ModelCard onnx */
                onnx?: (rnnzoo.card.OnnxFile.$Properties|null);

                /** ModelCard labels */
                labels?: (string[]|null);

                /** ModelCard preprocessing */
                preprocessing?: (google.protobuf.Struct.$Properties|null);

                /** ModelCard note */
                note?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ModelCard. */
            type $Shape = {
              name?: string|null;
              version?: string|null;
              task?: string|null;
              source?: string|null;
              topology?: google.protobuf.Struct.$Shape|null;
              parameters?: number|null;
              dataset?: rnnzoo.card.Dataset.$Shape|null;
              training?: rnnzoo.card.Training.$Shape|null;
              history?: rnnzoo.card.History.$Shape|null;
              test?: rnnzoo.card.Test.$Shape|null;
              published?: rnnzoo.card.Score.$Shape|null;
              onnx?: rnnzoo.card.OnnxFile.$Shape|null;
              labels?: string[]|null;
              preprocessing?: google.protobuf.Struct.$Shape|null;
              note?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Dataset.
         * @deprecated Use rnnzoo.card.Dataset.$Properties instead.
         */
        interface IDataset extends rnnzoo.card.Dataset.$Properties {
        }

        /** Represents a Dataset. */
        class Dataset {

            /** Reflection-backed declarations are not constructable. Use Dataset.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Dataset name. */
            name: string;

            /** Dataset sha256. */
            sha256: { [k: string]: string };

            /** Dataset train. */
            train: number;

            /** Dataset validation. */
            validation?: (number|null);

            /** Dataset test. */
            test: number;

            /** Dataset validationSource. */
            validationSource: string;

            /**
             * Creates a new Dataset instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Dataset instance
             */
            static create(properties: rnnzoo.card.Dataset.$Shape): rnnzoo.card.Dataset & rnnzoo.card.Dataset.$Shape;
            static create(properties?: rnnzoo.card.Dataset.$Properties): rnnzoo.card.Dataset;

            /**
             * Encodes the specified Dataset message. Does not implicitly {@link rnnzoo.card.Dataset.verify|verify} messages.
             * @param message Dataset message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.Dataset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Dataset message, length delimited. Does not implicitly {@link rnnzoo.card.Dataset.verify|verify} messages.
             * @param message Dataset message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.Dataset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Dataset message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.Dataset & rnnzoo.card.Dataset.$Shape} Dataset
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.Dataset & rnnzoo.card.Dataset.$Shape;

            /**
             * Decodes a Dataset message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.Dataset & rnnzoo.card.Dataset.$Shape} Dataset
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.Dataset & rnnzoo.card.Dataset.$Shape;

            /**
             * Verifies a Dataset message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Dataset message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Dataset
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.Dataset;

            /**
             * Creates a plain object from a Dataset message. Also converts values to other types if specified.
             * @param message Dataset
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.Dataset, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Dataset to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Dataset
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Dataset {

            /** Properties of a Dataset. */
            interface $Properties {

                /** Dataset name */
                name?: (string|null);

                /** Dataset sha256 */
                sha256?: ({ [k: string]: string }|null);

                /** Dataset train */
                train?: (number|null);

                /** Dataset validation */
                validation?: (number|null);

                /** Dataset test */
                test?: (number|null);

                /** Dataset validationSource */
                validationSource?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Dataset. */
            type $Shape = rnnzoo.card.Dataset.$Properties;
        }

        /**
         * Properties of a Training.
         * @deprecated Use rnnzoo.card.Training.$Properties instead.
         */
        interface ITraining extends rnnzoo.card.Training.$Properties {
        }

        /** Represents a Training. */
        class Training {

            /** Reflection-backed declarations are not constructable. Use Training.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Training engine. */
            engine: string;

            /** Training backend. */
            backend: string;

            /** Training device. */
            device: string;

            /** Training seed. */
            seed?: (number|null);

            /** Training optimizer. */
            optimizer: string;

            /** Training learningRate. */
            learningRate: number;

            /** Training batchSize. */
            batchSize: number;

            /** Training epochs. */
            epochs: number;

            /** Training secondsPerEpoch. */
            secondsPerEpoch: number[];

            /** Training peakRssMib. */
            peakRssMib?: (number|null);

            /**
             * Creates a new Training instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Training instance
             */
            static create(properties: rnnzoo.card.Training.$Shape): rnnzoo.card.Training & rnnzoo.card.Training.$Shape;
            static create(properties?: rnnzoo.card.Training.$Properties): rnnzoo.card.Training;

            /**
             * Encodes the specified Training message. Does not implicitly {@link rnnzoo.card.Training.verify|verify} messages.
             * @param message Training message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.Training.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Training message, length delimited. Does not implicitly {@link rnnzoo.card.Training.verify|verify} messages.
             * @param message Training message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.Training.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Training message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.Training & rnnzoo.card.Training.$Shape} Training
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.Training & rnnzoo.card.Training.$Shape;

            /**
             * Decodes a Training message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.Training & rnnzoo.card.Training.$Shape} Training
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.Training & rnnzoo.card.Training.$Shape;

            /**
             * Verifies a Training message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Training message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Training
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.Training;

            /**
             * Creates a plain object from a Training message. Also converts values to other types if specified.
             * @param message Training
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.Training, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Training to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Training
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Training {

            /** Properties of a Training. */
            interface $Properties {

                /** Training engine */
                engine?: (string|null);

                /** Training backend */
                backend?: (string|null);

                /** Training device */
                device?: (string|null);

                /** Training seed */
                seed?: (number|null);

                /** Training optimizer */
                optimizer?: (string|null);

                /** Training learningRate */
                learningRate?: (number|null);

                /** Training batchSize */
                batchSize?: (number|null);

                /** Training epochs */
                epochs?: (number|null);

                /** Training secondsPerEpoch */
                secondsPerEpoch?: (number[]|null);

                /** Training peakRssMib */
                peakRssMib?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Training. */
            type $Shape = rnnzoo.card.Training.$Properties;
        }

        /**
         * Properties of a History.
         * @deprecated Use rnnzoo.card.History.$Properties instead.
         */
        interface IHistory extends rnnzoo.card.History.$Properties {
        }

        /** Represents a History. */
        class History {

            /** Reflection-backed declarations are not constructable. Use History.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** History loss. */
            loss: number[];

            /** History accuracy. */
            accuracy: number[];

            /** History valLoss. */
            valLoss: number[];

            /** History valAccuracy. */
            valAccuracy: number[];

            /**
             * Creates a new History instance using the specified properties.
             * @param [properties] Properties to set
             * @returns History instance
             */
            static create(properties: rnnzoo.card.History.$Shape): rnnzoo.card.History & rnnzoo.card.History.$Shape;
            static create(properties?: rnnzoo.card.History.$Properties): rnnzoo.card.History;

            /**
             * Encodes the specified History message. Does not implicitly {@link rnnzoo.card.History.verify|verify} messages.
             * @param message History message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.History.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified History message, length delimited. Does not implicitly {@link rnnzoo.card.History.verify|verify} messages.
             * @param message History message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.History.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a History message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.History & rnnzoo.card.History.$Shape} History
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.History & rnnzoo.card.History.$Shape;

            /**
             * Decodes a History message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.History & rnnzoo.card.History.$Shape} History
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.History & rnnzoo.card.History.$Shape;

            /**
             * Verifies a History message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a History message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns History
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.History;

            /**
             * Creates a plain object from a History message. Also converts values to other types if specified.
             * @param message History
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.History, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this History to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for History
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace History {

            /** Properties of a History. */
            interface $Properties {

                /** History loss */
                loss?: (number[]|null);

                /** History accuracy */
                accuracy?: (number[]|null);

                /** History valLoss */
                valLoss?: (number[]|null);

                /** History valAccuracy */
                valAccuracy?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a History. */
            type $Shape = rnnzoo.card.History.$Properties;
        }

        /**
         * Properties of a Test.
         * @deprecated Use rnnzoo.card.Test.$Properties instead.
         */
        interface ITest extends rnnzoo.card.Test.$Properties {
        }

        /** Represents a Test. */
        class Test {

            /** Reflection-backed declarations are not constructable. Use Test.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Test last. */
            last?: (rnnzoo.card.Score.$Properties|null);

            /** Test deployed. */
            deployed?: (rnnzoo.card.Score.$Properties|null);

            /** Test confusion. */
            confusion: rnnzoo.card.ConfusionRow.$Properties[];

            /** Test baseline. */
            baseline?: (rnnzoo.card.Score.$Properties|null);

            /** Test correct. */
            correct: Uint8Array;

            /** Test clips. */
            clips?: (rnnzoo.card.ClipCounts.$Properties|null);

            /**
             * Creates a new Test instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Test instance
             */
            static create(properties: rnnzoo.card.Test.$Shape): rnnzoo.card.Test & rnnzoo.card.Test.$Shape;
            static create(properties?: rnnzoo.card.Test.$Properties): rnnzoo.card.Test;

            /**
             * Encodes the specified Test message. Does not implicitly {@link rnnzoo.card.Test.verify|verify} messages.
             * @param message Test message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.Test.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Test message, length delimited. Does not implicitly {@link rnnzoo.card.Test.verify|verify} messages.
             * @param message Test message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.Test.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Test message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.Test & rnnzoo.card.Test.$Shape} Test
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.Test & rnnzoo.card.Test.$Shape;

            /**
             * Decodes a Test message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.Test & rnnzoo.card.Test.$Shape} Test
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.Test & rnnzoo.card.Test.$Shape;

            /**
             * Verifies a Test message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Test message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Test
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.Test;

            /**
             * Creates a plain object from a Test message. Also converts values to other types if specified.
             * @param message Test
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.Test, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Test to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Test
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Test {

            /** Properties of a Test. */
            interface $Properties {

                /** Test last */
                last?: (rnnzoo.card.Score.$Properties|null);

                /** Test deployed */
                deployed?: (rnnzoo.card.Score.$Properties|null);

                /** Test confusion */
                confusion?: (rnnzoo.card.ConfusionRow.$Properties[]|null);

                /** Test baseline */
                baseline?: (rnnzoo.card.Score.$Properties|null);

                /** Test correct */
                correct?: (Uint8Array|null);

                /** Test clips */
                clips?: (rnnzoo.card.ClipCounts.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Test. */
            type $Shape = rnnzoo.card.Test.$Properties;
        }

        /**
         * Properties of a Score.
         * @deprecated Use rnnzoo.card.Score.$Properties instead.
         */
        interface IScore extends rnnzoo.card.Score.$Properties {
        }

        /** Represents a Score. */
        class Score {

            /** Reflection-backed declarations are not constructable. Use Score.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Score epoch. */
            epoch?: (number|null);

            /** Score loss. */
            loss?: (number|null);

            /** Score accuracy. */
            accuracy?: (number|null);

            /** Score frame. */
            frame?: (rnnzoo.card.F1.$Properties|null);

            /** Score event. */
            event?: (rnnzoo.card.F1.$Properties|null);

            /**
             * Creates a new Score instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Score instance
             */
            static create(properties: rnnzoo.card.Score.$Shape): rnnzoo.card.Score & rnnzoo.card.Score.$Shape;
            static create(properties?: rnnzoo.card.Score.$Properties): rnnzoo.card.Score;

            /**
             * Encodes the specified Score message. Does not implicitly {@link rnnzoo.card.Score.verify|verify} messages.
             * @param message Score message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.Score.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Score message, length delimited. Does not implicitly {@link rnnzoo.card.Score.verify|verify} messages.
             * @param message Score message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.Score.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Score message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.Score & rnnzoo.card.Score.$Shape} Score
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.Score & rnnzoo.card.Score.$Shape;

            /**
             * Decodes a Score message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.Score & rnnzoo.card.Score.$Shape} Score
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.Score & rnnzoo.card.Score.$Shape;

            /**
             * Verifies a Score message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Score message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Score
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.Score;

            /**
             * Creates a plain object from a Score message. Also converts values to other types if specified.
             * @param message Score
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.Score, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Score to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Score
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Score {

            /** Properties of a Score. */
            interface $Properties {

                /** Score epoch */
                epoch?: (number|null);

                /** Score loss */
                loss?: (number|null);

                /** Score accuracy */
                accuracy?: (number|null);

                /** Score frame */
                frame?: (rnnzoo.card.F1.$Properties|null);

                /** Score event */
                event?: (rnnzoo.card.F1.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Score. */
            type $Shape = rnnzoo.card.Score.$Properties;
        }

        /**
         * Properties of a F1.
         * @deprecated Use rnnzoo.card.F1.$Properties instead.
         */
        interface IF1 extends rnnzoo.card.F1.$Properties {
        }

        /** Represents a F1. */
        class F1 {

            /** Reflection-backed declarations are not constructable. Use F1.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** F1 precision. */
            precision?: (number|null);

            /** F1 recall. */
            recall?: (number|null);

            /** F1 f1. */
            f1?: (number|null);

            /**
             * Creates a new F1 instance using the specified properties.
             * @param [properties] Properties to set
             * @returns F1 instance
             */
            static create(properties: rnnzoo.card.F1.$Shape): rnnzoo.card.F1 & rnnzoo.card.F1.$Shape;
            static create(properties?: rnnzoo.card.F1.$Properties): rnnzoo.card.F1;

            /**
             * Encodes the specified F1 message. Does not implicitly {@link rnnzoo.card.F1.verify|verify} messages.
             * @param message F1 message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.F1.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified F1 message, length delimited. Does not implicitly {@link rnnzoo.card.F1.verify|verify} messages.
             * @param message F1 message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.F1.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a F1 message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.F1 & rnnzoo.card.F1.$Shape} F1
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.F1 & rnnzoo.card.F1.$Shape;

            /**
             * Decodes a F1 message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.F1 & rnnzoo.card.F1.$Shape} F1
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.F1 & rnnzoo.card.F1.$Shape;

            /**
             * Verifies a F1 message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a F1 message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns F1
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.F1;

            /**
             * Creates a plain object from a F1 message. Also converts values to other types if specified.
             * @param message F1
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.F1, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this F1 to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for F1
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace F1 {

            /** Properties of a F1. */
            interface $Properties {

                /** F1 precision */
                precision?: (number|null);

                /** F1 recall */
                recall?: (number|null);

                /** F1 f1 */
                f1?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a F1. */
            type $Shape = rnnzoo.card.F1.$Properties;
        }

        /**
         * Properties of a ClipCounts.
         * @deprecated Use rnnzoo.card.ClipCounts.$Properties instead.
         */
        interface IClipCounts extends rnnzoo.card.ClipCounts.$Properties {
        }

        /** Represents a ClipCounts. */
        class ClipCounts {

            /** Reflection-backed declarations are not constructable. Use ClipCounts.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClipCounts right. */
            right: number[];

            /** ClipCounts wrong. */
            wrong: number[];

            /** ClipCounts missed. */
            missed: number[];

            /**
             * Creates a new ClipCounts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClipCounts instance
             */
            static create(properties: rnnzoo.card.ClipCounts.$Shape): rnnzoo.card.ClipCounts & rnnzoo.card.ClipCounts.$Shape;
            static create(properties?: rnnzoo.card.ClipCounts.$Properties): rnnzoo.card.ClipCounts;

            /**
             * Encodes the specified ClipCounts message. Does not implicitly {@link rnnzoo.card.ClipCounts.verify|verify} messages.
             * @param message ClipCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.ClipCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ClipCounts message, length delimited. Does not implicitly {@link rnnzoo.card.ClipCounts.verify|verify} messages.
             * @param message ClipCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.ClipCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClipCounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.ClipCounts & rnnzoo.card.ClipCounts.$Shape} ClipCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.ClipCounts & rnnzoo.card.ClipCounts.$Shape;

            /**
             * Decodes a ClipCounts message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.ClipCounts & rnnzoo.card.ClipCounts.$Shape} ClipCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.ClipCounts & rnnzoo.card.ClipCounts.$Shape;

            /**
             * Verifies a ClipCounts message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ClipCounts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ClipCounts
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.ClipCounts;

            /**
             * Creates a plain object from a ClipCounts message. Also converts values to other types if specified.
             * @param message ClipCounts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.ClipCounts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ClipCounts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ClipCounts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ClipCounts {

            /** Properties of a ClipCounts. */
            interface $Properties {

                /** ClipCounts right */
                right?: (number[]|null);

                /** ClipCounts wrong */
                wrong?: (number[]|null);

                /** ClipCounts missed */
                missed?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClipCounts. */
            type $Shape = rnnzoo.card.ClipCounts.$Properties;
        }

        /**
         * Properties of a ConfusionRow.
         * @deprecated Use rnnzoo.card.ConfusionRow.$Properties instead.
         */
        interface IConfusionRow extends rnnzoo.card.ConfusionRow.$Properties {
        }

        /** Represents a ConfusionRow. */
        class ConfusionRow {

            /** Reflection-backed declarations are not constructable. Use ConfusionRow.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfusionRow row. */
            row: number[];

            /**
             * Creates a new ConfusionRow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConfusionRow instance
             */
            static create(properties: rnnzoo.card.ConfusionRow.$Shape): rnnzoo.card.ConfusionRow & rnnzoo.card.ConfusionRow.$Shape;
            static create(properties?: rnnzoo.card.ConfusionRow.$Properties): rnnzoo.card.ConfusionRow;

            /**
             * Encodes the specified ConfusionRow message. Does not implicitly {@link rnnzoo.card.ConfusionRow.verify|verify} messages.
             * @param message ConfusionRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.ConfusionRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ConfusionRow message, length delimited. Does not implicitly {@link rnnzoo.card.ConfusionRow.verify|verify} messages.
             * @param message ConfusionRow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.ConfusionRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfusionRow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.ConfusionRow & rnnzoo.card.ConfusionRow.$Shape} ConfusionRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.ConfusionRow & rnnzoo.card.ConfusionRow.$Shape;

            /**
             * Decodes a ConfusionRow message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.ConfusionRow & rnnzoo.card.ConfusionRow.$Shape} ConfusionRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.ConfusionRow & rnnzoo.card.ConfusionRow.$Shape;

            /**
             * Verifies a ConfusionRow message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ConfusionRow message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConfusionRow
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.ConfusionRow;

            /**
             * Creates a plain object from a ConfusionRow message. Also converts values to other types if specified.
             * @param message ConfusionRow
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.ConfusionRow, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConfusionRow to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ConfusionRow
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ConfusionRow {

            /** Properties of a ConfusionRow. */
            interface $Properties {

                /** ConfusionRow row */
                row?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfusionRow. */
            type $Shape = rnnzoo.card.ConfusionRow.$Properties;
        }

        /**
         * Properties of an OnnxFile.
         * @deprecated Use rnnzoo.card.OnnxFile.$Properties instead.
         */
        interface IOnnxFile extends rnnzoo.card.OnnxFile.$Properties {
        }

        /** Represents an OnnxFile. */
        class OnnxFile {

            /** Reflection-backed declarations are not constructable. Use OnnxFile.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OnnxFile sha256. */
            sha256: string;

            /** OnnxFile bytes. */
            bytes: number;

            /** OnnxFile opset. */
            opset: number;

            /** OnnxFile irVersion. */
            irVersion: number;

            /** OnnxFile parity. */
            parity?: (number|null);

            /** OnnxFile frontPadding. */
            frontPadding?: (rnnzoo.card.FrontPadding.$Properties|null);

            /**
             * Creates a new OnnxFile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OnnxFile instance
             */
            static create(properties: rnnzoo.card.OnnxFile.$Shape): rnnzoo.card.OnnxFile & rnnzoo.card.OnnxFile.$Shape;
            static create(properties?: rnnzoo.card.OnnxFile.$Properties): rnnzoo.card.OnnxFile;

            /**
             * Encodes the specified OnnxFile message. Does not implicitly {@link rnnzoo.card.OnnxFile.verify|verify} messages.
             * @param message OnnxFile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.OnnxFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified OnnxFile message, length delimited. Does not implicitly {@link rnnzoo.card.OnnxFile.verify|verify} messages.
             * @param message OnnxFile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.OnnxFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OnnxFile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.OnnxFile & rnnzoo.card.OnnxFile.$Shape} OnnxFile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.OnnxFile & rnnzoo.card.OnnxFile.$Shape;

            /**
             * Decodes an OnnxFile message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.OnnxFile & rnnzoo.card.OnnxFile.$Shape} OnnxFile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.OnnxFile & rnnzoo.card.OnnxFile.$Shape;

            /**
             * Verifies an OnnxFile message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an OnnxFile message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OnnxFile
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.OnnxFile;

            /**
             * Creates a plain object from an OnnxFile message. Also converts values to other types if specified.
             * @param message OnnxFile
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.OnnxFile, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OnnxFile to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for OnnxFile
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace OnnxFile {

            /** Properties of an OnnxFile. */
            interface $Properties {

                /** OnnxFile sha256 */
                sha256?: (string|null);

                /** OnnxFile bytes */
                bytes?: (number|null);

                /** OnnxFile opset */
                opset?: (number|null);

                /** OnnxFile irVersion */
                irVersion?: (number|null);

                /** OnnxFile parity */
                parity?: (number|null);

                /** OnnxFile frontPadding */
                frontPadding?: (rnnzoo.card.FrontPadding.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OnnxFile. */
            type $Shape = rnnzoo.card.OnnxFile.$Properties;
        }

        /**
         * Properties of a FrontPadding.
         * @deprecated Use rnnzoo.card.FrontPadding.$Properties instead.
         */
        interface IFrontPadding extends rnnzoo.card.FrontPadding.$Properties {
        }

        /** Represents a FrontPadding. */
        class FrontPadding {

            /** Reflection-backed declarations are not constructable. Use FrontPadding.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrontPadding id. */
            id?: (number|null);

            /** FrontPadding length. */
            length?: (number|null);

            /**
             * Creates a new FrontPadding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrontPadding instance
             */
            static create(properties: rnnzoo.card.FrontPadding.$Shape): rnnzoo.card.FrontPadding & rnnzoo.card.FrontPadding.$Shape;
            static create(properties?: rnnzoo.card.FrontPadding.$Properties): rnnzoo.card.FrontPadding;

            /**
             * Encodes the specified FrontPadding message. Does not implicitly {@link rnnzoo.card.FrontPadding.verify|verify} messages.
             * @param message FrontPadding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: rnnzoo.card.FrontPadding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified FrontPadding message, length delimited. Does not implicitly {@link rnnzoo.card.FrontPadding.verify|verify} messages.
             * @param message FrontPadding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: rnnzoo.card.FrontPadding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrontPadding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {rnnzoo.card.FrontPadding & rnnzoo.card.FrontPadding.$Shape} FrontPadding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): rnnzoo.card.FrontPadding & rnnzoo.card.FrontPadding.$Shape;

            /**
             * Decodes a FrontPadding message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {rnnzoo.card.FrontPadding & rnnzoo.card.FrontPadding.$Shape} FrontPadding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): rnnzoo.card.FrontPadding & rnnzoo.card.FrontPadding.$Shape;

            /**
             * Verifies a FrontPadding message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a FrontPadding message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FrontPadding
             */
            static fromObject(object: { [k: string]: any }): rnnzoo.card.FrontPadding;

            /**
             * Creates a plain object from a FrontPadding message. Also converts values to other types if specified.
             * @param message FrontPadding
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: rnnzoo.card.FrontPadding, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FrontPadding to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FrontPadding
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FrontPadding {

            /** Properties of a FrontPadding. */
            interface $Properties {

                /** FrontPadding id */
                id?: (number|null);

                /** FrontPadding length */
                length?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrontPadding. */
            type $Shape = rnnzoo.card.FrontPadding.$Properties;
        }
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Struct.
         * @deprecated Use google.protobuf.Struct.$Properties instead.
         */
        interface IStruct extends google.protobuf.Struct.$Properties {
        }

        /** Represents a Struct. */
        class Struct {

            /** Reflection-backed declarations are not constructable. Use Struct.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Struct fields. */
            fields: { [k: string]: google.protobuf.Value.$Properties };

            /**
             * Creates a new Struct instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Struct instance
             */
            static create(properties: google.protobuf.Struct.$Shape): google.protobuf.Struct & google.protobuf.Struct.$Shape;
            static create(properties?: google.protobuf.Struct.$Properties): google.protobuf.Struct;

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Struct message, length delimited. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: google.protobuf.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Struct & google.protobuf.Struct.$Shape;

            /**
             * Decodes a Struct message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): google.protobuf.Struct & google.protobuf.Struct.$Shape;

            /**
             * Verifies a Struct message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Struct message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Struct
             */
            static fromObject(object: { [k: string]: any }): google.protobuf.Struct;

            /**
             * Creates a plain object from a Struct message. Also converts values to other types if specified.
             * @param message Struct
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: google.protobuf.Struct, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Struct to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Struct
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Struct {

            /** Properties of a Struct. */
            interface $Properties {

                /** Struct fields */
                fields?: ({ [k: string]: google.protobuf.Value.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Struct. */
            type $Shape = {
              fields?: { [k: string]: google.protobuf.Value.$Shape }|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use google.protobuf.Value.$Properties instead.
         */
        interface IValue extends google.protobuf.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /** Reflection-backed declarations are not constructable. Use Value.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value nullValue. */
            nullValue?: (google.protobuf.NullValue|null);

            /** Value numberValue. */
            numberValue?: (number|null);

            /** Value stringValue. */
            stringValue?: (string|null);

            /** Value boolValue. */
            boolValue?: (boolean|null);

            /** Value structValue. */
            structValue?: (google.protobuf.Struct.$Properties|null);

            /** Value listValue. */
            listValue?: (google.protobuf.ListValue.$Properties|null);

            /** Value kind. */
            kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: google.protobuf.Value.$Shape): google.protobuf.Value & google.protobuf.Value.$Shape;
            static create(properties?: google.protobuf.Value.$Properties): google.protobuf.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified Value message, length delimited. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: google.protobuf.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Value & google.protobuf.Value.$Shape;

            /**
             * Decodes a Value message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): google.protobuf.Value & google.protobuf.Value.$Shape;

            /**
             * Verifies a Value message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Value message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Value
             */
            static fromObject(object: { [k: string]: any }): google.protobuf.Value;

            /**
             * Creates a plain object from a Value message. Also converts values to other types if specified.
             * @param message Value
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: google.protobuf.Value, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Value to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value nullValue */
                nullValue?: (google.protobuf.NullValue|null);

                /** Value numberValue */
                numberValue?: (number|null);

                /** Value stringValue */
                stringValue?: (string|null);

                /** Value boolValue */
                boolValue?: (boolean|null);

                /** Value structValue */
                structValue?: (google.protobuf.Struct.$Properties|null);

                /** Value listValue */
                listValue?: (google.protobuf.ListValue.$Properties|null);

                /** Value kind */
                kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              nullValue?: google.protobuf.NullValue|null;
              numberValue?: number|null;
              stringValue?: string|null;
              boolValue?: boolean|null;
              structValue?: google.protobuf.Struct.$Shape|null;
              listValue?: google.protobuf.ListValue.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
            );
        }

        /** NullValue enum. */
        enum NullValue {

            /** NULL_VALUE value */
            NULL_VALUE = 0
        }

        /**
         * Properties of a ListValue.
         * @deprecated Use google.protobuf.ListValue.$Properties instead.
         */
        interface IListValue extends google.protobuf.ListValue.$Properties {
        }

        /** Represents a ListValue. */
        class ListValue {

            /** Reflection-backed declarations are not constructable. Use ListValue.create(...) instead. */
            private constructor();

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListValue values. */
            values: google.protobuf.Value.$Properties[];

            /**
             * Creates a new ListValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListValue instance
             */
            static create(properties: google.protobuf.ListValue.$Shape): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
            static create(properties?: google.protobuf.ListValue.$Properties): google.protobuf.ListValue;

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @param message ListValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.ListValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Encodes the specified ListValue message, length delimited. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @param message ListValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encodeDelimited(message: google.protobuf.ListValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;

            /**
             * Decodes a ListValue message from the specified reader or buffer, length delimited.
             * @param reader Reader or buffer to decode from
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;

            /**
             * Verifies a ListValue message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ListValue message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListValue
             */
            static fromObject(object: { [k: string]: any }): google.protobuf.ListValue;

            /**
             * Creates a plain object from a ListValue message. Also converts values to other types if specified.
             * @param message ListValue
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: google.protobuf.ListValue, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListValue to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListValue {

            /** Properties of a ListValue. */
            interface $Properties {

                /** ListValue values */
                values?: (google.protobuf.Value.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListValue. */
            type $Shape = {
              values?: google.protobuf.Value.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }
    }
}

/** Reflected root namespace. */
declare const _default: $protobuf.Root;
export default _default;
