package dev.mien.serve.analyze;

import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;

/** The formats of an answer with faces. */
enum AnswerFormat {
    JSON(MediaType.JSON),
    CSV(MediaType.CSV_UTF_8),
    PNG(MediaType.PNG);

    final MediaType type;

    AnswerFormat(MediaType type) {
        this.type = type;
    }

    /** The first format that the request accepts, in its order of preference; JSON if it accepts none of them. */
    static AnswerFormat of(RequestHeaders headers) {
        for (MediaType accepted : headers.accept()) {
            for (AnswerFormat format : values()) {
                if (format.type.withoutParameters().belongsTo(accepted.withoutParameters())) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
