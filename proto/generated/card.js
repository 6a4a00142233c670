/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/light.js";

const $root = ($protobuf.roots["card"] || ($protobuf.roots["card"] = new $protobuf.Root()))
.addJSON({
  "rnnzoo": {
    "nested": {
      "card": {
        "nested": {
          "ModelCard": {
            "fields": {
              "name": {
                "type": "string",
                "id": 1
              },
              "version": {
                "type": "string",
                "id": 2
              },
              "task": {
                "type": "string",
                "id": 3
              },
              "source": {
                "type": "string",
                "id": 4
              },
              "topology": {
                "type": "google.protobuf.Struct",
                "id": 5
              },
              "parameters": {
                "type": "uint32",
                "id": 6
              },
              "dataset": {
                "type": "Dataset",
                "id": 7
              },
              "training": {
                "type": "Training",
                "id": 8
              },
              "history": {
                "type": "History",
                "id": 9
              },
              "test": {
                "type": "Test",
                "id": 10
              },
              "published": {
                "type": "Score",
                "id": 11
              },
              "onnx": {
                "type": "OnnxFile",
                "id": 12
              },
              "labels": {
                "rule": "repeated",
                "type": "string",
                "id": 13
              },
              "preprocessing": {
                "type": "google.protobuf.Struct",
                "id": 14
              },
              "note": {
                "type": "string",
                "id": 15
              }
            }
          },
          "Dataset": {
            "oneofs": {
              "_validation": {
                "oneof": [
                  "validation"
                ]
              }
            },
            "fields": {
              "name": {
                "type": "string",
                "id": 1
              },
              "sha256": {
                "keyType": "string",
                "type": "string",
                "id": 2
              },
              "train": {
                "type": "uint32",
                "id": 3
              },
              "validation": {
                "type": "uint32",
                "id": 4,
                "options": {
                  "proto3_optional": true
                }
              },
              "test": {
                "type": "uint32",
                "id": 5
              },
              "validationSource": {
                "type": "string",
                "id": 6,
                "protoName": "validation_source"
              }
            }
          },
          "Training": {
            "oneofs": {
              "_seed": {
                "oneof": [
                  "seed"
                ]
              },
              "_peakRssMib": {
                "oneof": [
                  "peakRssMib"
                ]
              }
            },
            "fields": {
              "engine": {
                "type": "string",
                "id": 1
              },
              "backend": {
                "type": "string",
                "id": 2
              },
              "device": {
                "type": "string",
                "id": 3
              },
              "seed": {
                "type": "uint32",
                "id": 4,
                "options": {
                  "proto3_optional": true
                }
              },
              "optimizer": {
                "type": "string",
                "id": 5
              },
              "learningRate": {
                "type": "double",
                "id": 6,
                "protoName": "learning_rate"
              },
              "batchSize": {
                "type": "uint32",
                "id": 7,
                "protoName": "batch_size"
              },
              "epochs": {
                "type": "uint32",
                "id": 8
              },
              "secondsPerEpoch": {
                "rule": "repeated",
                "type": "double",
                "id": 9,
                "protoName": "seconds_per_epoch"
              },
              "peakRssMib": {
                "type": "double",
                "id": 10,
                "protoName": "peak_rss_mib",
                "options": {
                  "proto3_optional": true
                }
              }
            }
          },
          "History": {
            "fields": {
              "loss": {
                "rule": "repeated",
                "type": "double",
                "id": 1
              },
              "accuracy": {
                "rule": "repeated",
                "type": "double",
                "id": 2
              },
              "valLoss": {
                "rule": "repeated",
                "type": "double",
                "id": 3,
                "protoName": "val_loss"
              },
              "valAccuracy": {
                "rule": "repeated",
                "type": "double",
                "id": 4,
                "protoName": "val_accuracy"
              }
            }
          },
          "Test": {
            "fields": {
              "last": {
                "type": "Score",
                "id": 1
              },
              "deployed": {
                "type": "Score",
                "id": 2
              },
              "confusion": {
                "rule": "repeated",
                "type": "ConfusionRow",
                "id": 3
              },
              "baseline": {
                "type": "Score",
                "id": 4
              },
              "correct": {
                "type": "bytes",
                "id": 5
              },
              "clips": {
                "type": "ClipCounts",
                "id": 6
              }
            }
          },
          "Score": {
            "oneofs": {
              "_epoch": {
                "oneof": [
                  "epoch"
                ]
              },
              "_loss": {
                "oneof": [
                  "loss"
                ]
              },
              "_accuracy": {
                "oneof": [
                  "accuracy"
                ]
              }
            },
            "fields": {
              "epoch": {
                "type": "uint32",
                "id": 1,
                "options": {
                  "proto3_optional": true
                }
              },
              "loss": {
                "type": "double",
                "id": 2,
                "options": {
                  "proto3_optional": true
                }
              },
              "accuracy": {
                "type": "double",
                "id": 3,
                "options": {
                  "proto3_optional": true
                }
              },
              "frame": {
                "type": "F1",
                "id": 4
              },
              "event": {
                "type": "F1",
                "id": 5
              }
            }
          },
          "F1": {
            "oneofs": {
              "_precision": {
                "oneof": [
                  "precision"
                ]
              },
              "_recall": {
                "oneof": [
                  "recall"
                ]
              },
              "_f1": {
                "oneof": [
                  "f1"
                ]
              }
            },
            "fields": {
              "precision": {
                "type": "double",
                "id": 1,
                "options": {
                  "proto3_optional": true
                }
              },
              "recall": {
                "type": "double",
                "id": 2,
                "options": {
                  "proto3_optional": true
                }
              },
              "f1": {
                "type": "double",
                "id": 3,
                "options": {
                  "proto3_optional": true
                }
              }
            }
          },
          "ClipCounts": {
            "fields": {
              "right": {
                "rule": "repeated",
                "type": "uint32",
                "id": 1
              },
              "wrong": {
                "rule": "repeated",
                "type": "uint32",
                "id": 2
              },
              "missed": {
                "rule": "repeated",
                "type": "uint32",
                "id": 3
              }
            }
          },
          "ConfusionRow": {
            "fields": {
              "row": {
                "rule": "repeated",
                "type": "uint32",
                "id": 1
              }
            }
          },
          "OnnxFile": {
            "oneofs": {
              "_parity": {
                "oneof": [
                  "parity"
                ]
              }
            },
            "fields": {
              "sha256": {
                "type": "string",
                "id": 1
              },
              "bytes": {
                "type": "uint32",
                "id": 2
              },
              "opset": {
                "type": "uint32",
                "id": 3
              },
              "irVersion": {
                "type": "uint32",
                "id": 4,
                "protoName": "ir_version"
              },
              "parity": {
                "type": "double",
                "id": 5,
                "options": {
                  "proto3_optional": true
                }
              },
              "frontPadding": {
                "type": "FrontPadding",
                "id": 6,
                "protoName": "front_padding"
              }
            }
          },
          "FrontPadding": {
            "oneofs": {
              "_id": {
                "oneof": [
                  "id"
                ]
              },
              "_length": {
                "oneof": [
                  "length"
                ]
              }
            },
            "fields": {
              "id": {
                "type": "uint32",
                "id": 1,
                "options": {
                  "proto3_optional": true
                }
              },
              "length": {
                "type": "uint32",
                "id": 2,
                "options": {
                  "proto3_optional": true
                }
              }
            }
          }
        }
      }
    }
  },
  "google": {
    "nested": {
      "protobuf": {
        "nested": {
          "Struct": {
            "fields": {
              "fields": {
                "keyType": "string",
                "type": "Value",
                "id": 1
              }
            }
          },
          "Value": {
            "oneofs": {
              "kind": {
                "oneof": [
                  "nullValue",
                  "numberValue",
                  "stringValue",
                  "boolValue",
                  "structValue",
                  "listValue"
                ]
              }
            },
            "fields": {
              "nullValue": {
                "type": "NullValue",
                "id": 1,
                "protoName": "null_value"
              },
              "numberValue": {
                "type": "double",
                "id": 2,
                "protoName": "number_value"
              },
              "stringValue": {
                "type": "string",
                "id": 3,
                "protoName": "string_value"
              },
              "boolValue": {
                "type": "bool",
                "id": 4,
                "protoName": "bool_value"
              },
              "structValue": {
                "type": "Struct",
                "id": 5,
                "protoName": "struct_value"
              },
              "listValue": {
                "type": "ListValue",
                "id": 6,
                "protoName": "list_value"
              }
            }
          },
          "NullValue": {
            "values": {
              "NULL_VALUE": 0
            }
          },
          "ListValue": {
            "fields": {
              "values": {
                "rule": "repeated",
                "type": "Value",
                "id": 1
              }
            }
          }
        }
      }
    }
  }
});
export const rnnzoo = $root.get("rnnzoo");
export const google = $root.get("google");

export {
  /**
   * Reflected root namespace.
   * @type {$protobuf.Root}
   */
  $root as default
};
