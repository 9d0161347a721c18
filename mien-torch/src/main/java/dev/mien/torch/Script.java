package dev.mien.torch;

import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.global.torch;

/**
 * Fused operations on all weights at once, which are faster since they read each weight once rather than once per
 * operation. PyTorch provides them to scripts only.
 */
final class Script {
    private static final String SOURCE = """
            def norm_of_all(g: List[Tensor]) -> float:
                return float(torch.stack(torch._foreach_norm(g)).norm())

            def clip(g: List[Tensor], limit: float):
                norm = norm_of_all(g)
                if norm > limit:
                    torch._foreach_mul_(g, limit / norm)

            def climb(p: List[Tensor], kept: List[Tensor], g: List[Tensor], radius: float):
                torch._foreach_copy_(kept, p)
                torch._foreach_add_(p, torch._foreach_mul(g, radius / max(norm_of_all(g), 1e-12)))

            def restore(p: List[Tensor], kept: List[Tensor]):
                torch._foreach_copy_(p, kept)

            def adam(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor],
                     step: float, lr: float, beta1: float, beta2: float, eps: float, decay: float):
                steps = [torch.full([], step)] * len(p)
                torch._fused_adam_(p, g, m, v, [], steps, lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay,
                                   eps=eps, amsgrad=False, maximize=False)

            def adamw(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor],
                      step: float, lr: float, beta1: float, beta2: float, eps: float, decay: float):
                steps = [torch.full([], step)] * len(p)
                torch._fused_adamw_(p, g, m, v, [], steps, lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay,
                                    eps=eps, amsgrad=False, maximize=False)

            def sgd(p: List[Tensor], g: List[Tensor], m: List[Tensor],
                    lr: float, momentum: float, nesterov: bool, decay: float):
                torch._fused_sgd_(p, g, m, weight_decay=decay, momentum=momentum, lr=lr, dampening=0.0,
                                  nesterov=nesterov, maximize=False, is_first_step=False)

            def average(a: List[Tensor], p: List[Tensor], share: float):
                torch._foreach_lerp_(a, p, share)
            """;

    private final CompilationUnit unit = torch.compile(SOURCE);

    /** Runs one of the functions above. */
    void run(String function, IValue... arguments) {
        Native.scoped(() -> unit.get_function(new QualifiedName(function)).run(new IValueVector(arguments)));
    }
}
